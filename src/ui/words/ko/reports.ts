/** Korean: `status`, `doctor` and `unpair`. */

import type { Span } from '../../../core/text/dates.ts';
import type { TerminalFinding } from '../../../core/trouble/check.ts';
import {
  type DeskWords,
  type DoctorWords,
  type NoteWords,
  noteIn,
  type ReportWords,
  type StatusWords,
} from '../reports.ts';

const ADD_SCOPES = '앱 페이지에서 추가한 뒤 다시 연결하세요: roomkey pair --force';

const status: StatusWords = {
  labels: {
    state: '상태',
    with: '제공업체',
    user: '사용자',
    scopes: '권한',
    until: '토큰 만료',
    renewed: '마지막 갱신',
    renews: '갱신',
    api: 'API',
    account: '계정',
    storedIn: '저장 위치',
    protection: '보호',
  },
  states: {
    ok: '연결됨',
    stale: '연결됨. 액세스 토큰은 다음에 필요할 때 갱신됩니다',
    dead: '제공업체가 이 연결을 더 이상 받지 않습니다: roomkey pair',
    none: '연결되지 않음: roomkey pair',
    damaged: '저장된 연결이 손상되었습니다: roomkey pair',
    unreadable: '연결이 저장되어 있지만 읽을 수 없습니다: roomkey doctor',
  },
  unsealed: '암호화되지 않음',
  simulated: (state) => `${state} (roomkey demo로 만든 시뮬레이션)`,
  unsaid: '제공업체가 알려 주지 않음',
  ranOut: '액세스 토큰이 만료되었고 갱신할 방법이 없습니다: roomkey pair',
  renews: '자동',
  noRenewal: (remedy) => `안 됨, 이 연결은 토큰과 함께 끝납니다. ${remedy}`,
  left: (minutes) => `${minutes}분 남음`,
  protection: {
    none: '암호화되지 않음: 이 사용자와 root, 디스크를 가진 사람이 읽을 수 있습니다',
    file: '지정한 파일의 키로 암호화됨: 그 파일만큼 안전합니다',
    systemd: 'systemd 자격 증명의 키로 암호화됨: 그 자격 증명만큼 안전합니다(TPM에 묶여 있거나 아니거나)',
  },
};

const notes: NoteWords = {
  kept_in_memory: ({ folder }) => `${folder}은(는) 메모리에 있어 다시 시작하면 연결이 사라집니다`,
  on_overlay: ({ folder }) =>
    `${folder}은(는) 오버레이 파일 시스템에 있어, 다시 시작할 때 버려지면 연결도 사라집니다`,
  cannot_be_private: ({ folder }) => `${folder}은(는) 파일을 비공개로 둘 수 없는 파일 시스템에 있습니다`,
  other_owner: ({ what, uid, path }) =>
    what === 'folder'
      ? `폴더가 다른 사용자의 것입니다(uid ${uid}): ${path}`
      : `파일이 다른 사용자의 것입니다(uid ${uid}): ${path}`,
  open_to_others: ({ what, mode, path }) =>
    what === 'folder'
      ? `폴더가 다른 사용자에게 열려 있습니다(모드 0${mode.toString(8)}): ${path}`
      : `파일이 다른 사용자에게 열려 있습니다(모드 0${mode.toString(8)}): ${path}`,
  not_seen: ({ what, why, path }) =>
    what === 'folder'
      ? `폴더의 소유자와 모드를 볼 수 없습니다(${why}): ${path}`
      : `파일의 소유자와 모드를 볼 수 없습니다(${why}): ${path}`,
  aside_damaged: ({ why, path }) => `저장된 연결이 손상되어 있었습니다(${why}). 따로 보관했습니다: ${path}`,
  aside_foreign: ({ path }) => `저장된 연결은 다른 기기에서 복사된 것이었습니다. 따로 보관했습니다: ${path}`,
  aside_sealed: ({ path }) => `저장된 연결은 다른 키로 암호화되어 있습니다. 따로 보관했습니다: ${path}`,
  codes_elsewhere: ({ host, issuer }) => `코드는 발급자(${issuer})와 다른 호스트인 ${host}에서 옵니다`,
};

const desk: DeskWords = {
  title: 'IT 담당자께:',
  needs: (label, host) => `기기 "${label}"이(가) ${host}에 연결하려면 기기의 네트워크에서 다음이 필요합니다:`,
  outgoing: (host, port) => `HTTPS, TCP 포트 ${port}, 외부 방향, 대상 ${host}`,
  api: (hosts) => `${hosts} (API, 호스트는 Zoom이 알려 줍니다)`,
  certificate:
    '서버가 직접 보여 주는 인증서. TLS를 검사한다면 이 호스트들에 대한 예외 또는 검사용 인증 기관의 PEM 파일',
  proxy: (proxy) => `프록시: ${proxy}`,
  noProxy: '없음',
  seen: (time) => `기기 시계로 ${time}에 확인한 내용:`,
};

const doctor: DoctorWords = {
  checks: {
    program: '프로그램',
    storage: '저장소',
    lock: '잠금',
    credentials: '자격 증명',
    proxy: '프록시',
    name: '이름',
    route: '경로',
    tls: '인증서',
    provider: '제공업체',
    clock: '시계',
    terminal: '터미널',
    grant: '연결',
    life: '갱신',
    user: '사용자',
    scopes: '권한',
    one_box: '한 대만',
  },
  states: { ok: '정상', warn: '주의', fail: '실패' },
  good: {
    runs_on: ({ roomkey, node, system }) => `roomkey ${roomkey}, Node ${node}, ${system}`,
    storage_good: ({ path, isSealed }) =>
      isSealed
        ? `비공개이고 지워지지 않으며 쓸 수 있음(암호화됨): ${path}`
        : `비공개이고 지워지지 않으며 쓸 수 있음(암호화되지 않음): ${path}`,
    lock_free: () => '비어 있음: 이 계정을 연결하는 다른 roomkey가 없습니다',
    credentials_from: ({ clientId, clientSecret }) =>
      clientSecret === null
        ? `클라이언트 ID는 ${clientId}에서 가져왔고 시크릿이 없으므로 공개 클라이언트입니다`
        : `클라이언트 ID는 ${clientId}, 시크릿은 ${clientSecret}에서 가져옴`,
    no_proxy: ({ host }) => `없음. ${host}에 직접 연결`,
    through_proxy: ({ host, port, hasLogin }) =>
      hasLogin ? `${host}:${port}, 암호 있음` : `${host}:${port}, 암호 없음`,
    name_is: ({ host, address, more }) =>
      more > 0 ? `${host} = ${address} 외 ${more}개` : `${host} = ${address}`,
    answers_in: ({ host, port, ms }) => `${host}:${port}이(가) ${ms}ms 만에 응답`,
    certificate_trusted: ({ issuer, until }) =>
      until === null ? `신뢰됨, 발급자 "${issuer}"` : `신뢰됨, 발급자 "${issuer}", ${until}까지 유효`,
    gives_links: ({ minutes }) => `이 클라이언트를 받고 ${minutes}분짜리 코드와 QR용 링크를 줍니다`,
    clock_agrees: () => '제공업체의 시계와 맞습니다',
    no_screen: () => '여기서는 전체 화면을 쓰지 않습니다. 텍스트 줄 또는 --json 이벤트로 나옵니다',
    qr_fits: (found) => `${terminal(found)}: QR이 들어갑니다(${found.qrColumns}×${found.qrRows})`,
    no_pairing: () => '아직 없음: roomkey pair',
    only_simulated: () => 'roomkey demo로 만든 시뮬레이션. roomkey pair가 대신합니다',
    renewed: ({ pairedOn, renewedOn }) => `${pairedOn}에 연결했고 ${renewedOn}에 마지막으로 갱신했습니다`,
    user_unsaid: () => '이 제공업체는 누가 허용했는지 알려 주지 않습니다',
    user_is: ({ user }) => `연결이 작동합니다. 허용한 사용자: ${user}`,
    scopes_unsaid: () => '제공업체가 알려 주지 않음',
    scopes_are: ({ scopes }) => scopes,
    one_box_at_zoom: () =>
      '기기마다 전용 Zoom 사용자를 쓰세요. 같은 사용자가 다시 허용하면 이 연결이 끝납니다',
    only_box: () => '이 기기에 같은 사용자의 다른 계정이 없습니다',
  },
  warnings: {
    storage_exposed: ({ note }) => ({
      says: noteIn(notes, note),
      fix: '비공개로 만드세요: 폴더는 chmod 700, 파일은 600.',
    }),
    storage_forgets: ({ note }) => ({
      says: noteIn(notes, note),
      fix: 'ROOMKEY_CONFIG_DIR를 영구 디스크의 폴더로 설정하세요.',
    }),
    lock_outlives: () => ({
      says: '비어 있지만 flock 프로그램이 없습니다. 강제 종료된 프로세스의 잠금이 남을 수 있습니다',
      fix: 'util-linux를 설치하세요.',
    }),
    credentials_quoted: ({ from }) => ({
      says: `${from} 값을 둘러싼 따옴표도 값의 일부로 쓰입니다`,
      fix: '따옴표를 없애세요. 셸과 달리 docker의 --env-file 과 파일은 따옴표를 그대로 둡니다.',
    }),
    gives_no_links: ({ minutes }) => ({
      says: `이 클라이언트를 받고 ${minutes}분짜리 코드를 주지만 코드가 든 링크는 없습니다`,
      fix: 'QR은 페이지만 열고 코드는 거기서 입력합니다. 여기서 고칠 것은 없습니다.',
    }),
    clock_off: ({ span, isAhead }) => ({
      says: isAhead
        ? `제공업체의 시계보다 ${spanText(span)} 빠릅니다`
        : `제공업체의 시계보다 ${spanText(span)} 느립니다`,
      fix: '시계를 맞추거나 기기가 시간 서버에 연결되게 하세요: timedatectl set-ntp true. 그때까지 roomkey는 다른 시계로 시간을 잽니다.',
    }),
    qr_too_large: (found) => ({
      says: `${terminal(found)}: QR이 들어갈 자리가 없어 코드와 주소를 보여 줍니다`,
      fix: '더 크게 하거나(80×24면 반블록 QR이 들어갑니다) QR을 그림으로 저장하세요: --qr-file',
    }),
    no_renewal: ({ remedy }) => ({
      says: '이 연결은 갱신할 수 없으며 토큰과 함께 끝납니다',
      fix: remedy,
    }),
    long_unused: ({ pairedOn, renewedOn }) => ({
      says: `${pairedOn}에 연결했고 ${renewedOn}에 마지막으로 갱신했습니다`,
      fix: '가끔 사용하세요: roomkey token. Zoom은 90일 동안 갱신되지 않은 연결을 끝냅니다.',
    }),
    user_scopes_missing: ({ scopes }) => ({
      says: `조회할 수 없음: 권한 ${scopes}이(가) 없습니다`,
      fix: ADD_SCOPES,
    }),
    token_refused: ({ answer, said }) => ({
      says: `제공업체가 토큰을 받지 않았습니다: ${answer}`,
      fix: said === null ? '새 토큰으로 시도하세요: roomkey token --fresh' : `참고: roomkey explain ${said}`,
    }),
    scopes_missing: ({ scopes }) => ({
      says: `이런 기기에는 ${scopes} 권한이 필요하지만 연결에 없습니다`,
      fix: ADD_SCOPES,
    }),
    unrevoked: ({ path }) => ({
      says: `이전 허용이 아직 취소되지 않았습니다: ${path}`,
      fix: '다음 연결 때 취소됩니다. 바로 취소하려면: roomkey unpair',
    }),
    same_user: ({ accounts }) => ({
      says: `같은 사용자가 이 기기의 계정 ${accounts}에도 이 앱을 허용했습니다`,
      fix: 'Zoom처럼 사용자와 앱마다 연결을 하나만 유지하는 곳에서는 가장 새로운 것만 작동합니다. 각각 전용 사용자를 쓰세요.',
    }),
  },
  wouldWork: '여기서 연결할 수 있습니다.',
  wouldNotWork: '여기서는 아직 연결할 수 없습니다.',
  desk,
};

/** The sentences of the reports. */
export const reports: ReportWords = {
  notes,
  status,
  doctor,
  unpaired: '연결을 해제했습니다. 여기에 저장된 것이 없습니다.',
  alsoDeleted: (paths) => `따로 보관한 연결은 허용을 취소하지 않고 삭제했습니다: ${paths}`,
};

function terminal({ type, columns, rows, glyphs, hasColours }: TerminalFinding): string {
  const drawn = { blocks: '반블록', spaces: '색 있는 공백', ascii: '글자만' }[glyphs];
  return `${type || '이름 없음'}, ${columns}×${rows}, ${drawn}, ${hasColours ? '색상 있음' : '색상 없음'}`;
}

function spanText({ count, unit }: Span): string {
  return { minutes: `${count}분`, hours: `${count}시간`, days: `${count}일` }[unit];
}
