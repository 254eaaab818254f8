/** Korean: troubles of this box. */

import type { TroublesHere } from '../troubles.ts';

/** What is said of troubles of this box. */
export const here: TroublesHere = {
  internal: {
    says: 'roomkey 내부 오류입니다',
    fix: 'roomkey의 결함입니다. 명령을 다시 실행하고, 또 생기면 이 메시지와 함께 신고하세요.',
  },
  usage: {
    says: '사용법이 올바르지 않습니다',
    fix: '참고: roomkey help',
  },
  old_node: {
    says: 'Node 버전이 너무 오래되었습니다',
    fix: 'Node 20.18.1 이상을 설치하세요.',
  },
  no_client_id: {
    says: '클라이언트 ID가 설정되지 않았습니다',
    fix: 'ZOOM_CLIENT_ID와 ZOOM_CLIENT_SECRET(또는 ROOMKEY_CLIENT_ID와 ROOMKEY_CLIENT_SECRET)을 설정하세요. 계정 없이 써 보려면: roomkey demo',
  },
  no_client_secret: {
    says: '시크릿이 설정되지 않았습니다',
    fix: 'ZOOM_CLIENT_SECRET(또는 ROOMKEY_CLIENT_SECRET, 또는 그 …_FILE)에 이 기기를 연결할 때 쓴 시크릿을 설정하세요.',
  },
  other_client: {
    says: '다른 클라이언트 ID로 연결된 기기입니다',
    fix: '그 클라이언트 ID를 설정하거나, --account로 두 번째 연결을 쓰거나, 이 연결을 바꾸세요: roomkey pair --force',
  },
  bad_ca_file: {
    says: '인증 기관 파일을 쓸 수 없습니다',
    fix: '--ca-file에 읽을 수 있는 PEM 파일을 지정하세요.',
  },
  bad_proxy: {
    says: '프록시 주소가 올바르지 않습니다',
    fix: 'http://HOST:PORT 형식으로 쓰거나 설정을 지우세요.',
  },
  bad_record_file: {
    says: '기록 파일을 쓸 수 없습니다',
    fix: '--record에 새 파일이나 이어서 쓸 자신의 기록을 지정하세요.',
  },
  bad_command: {
    says: '명령을 실행할 수 없습니다',
    fix: '이름과 실행 가능한 파일인지 확인하세요.',
  },
  bad_credentials_file: {
    says: '자격 증명 파일을 쓸 수 없습니다',
    fix: '…_FILE 변수에 값이 한 줄로 적힌 읽을 수 있는 파일을 지정하세요.',
  },
  bad_credential: {
    says: '자격 증명을 이대로 쓸 수 없습니다',
    fix: '제공업체가 보여 주는 대로, 보이는 문자만 한 줄로 다시 설정하세요.',
  },
  bad_profile: {
    says: '기기 프로필을 쓸 수 없습니다',
    fix: '파일을 고치거나 다른 프로필을 고르세요: roomkey profiles',
  },
  bad_address: {
    says: '이 주소는 쓸 수 없습니다',
    fix: 'https 주소를 쓰세요. 일반 http는 루프백에만 허용됩니다.',
  },
  tls_disabled: {
    says: '인증서 확인이 꺼져 있습니다',
    fix: 'NODE_TLS_REJECT_UNAUTHORIZED를 지우세요. 확인하지 않으면 응답하는 누구에게나 비밀이 넘어갑니다. 자체 인증 기관에는 --ca-file이나 NODE_EXTRA_CA_CERTS를 쓰세요.',
  },
  not_paired: {
    says: '이 기기는 연결되지 않았습니다',
    fix: '연결하세요: roomkey pair',
  },
  simulation_over: {
    says: '이 연결을 만든 데모가 끝났습니다',
    fix: '실제로 연결하세요: roomkey pair',
  },
  cannot_save: {
    says: '연결 정보를 저장할 수 없습니다',
    fix: '공간을 확보하거나 폴더 권한을 고친 뒤 다시 시도하세요. ROOMKEY_CONFIG_DIR로 다른 폴더를 고를 수 있습니다.',
  },
  output_failed: {
    says: '결과를 출력할 수 없었습니다',
    fix: '출력할 곳의 공간을 확보하거나 다른 곳으로 보내세요. 저장된 것은 잃지 않았습니다.',
  },
  cannot_read: {
    says: '저장된 연결을 읽을 수 없습니다',
    fix: '이 기기를 연결한 사용자로 roomkey를 실행하거나 파일 권한을 고치세요.',
  },
  not_ours: {
    says: '다른 사용자가 바꾸었을 수 있습니다',
    fix: '소유한 사용자로 roomkey를 실행하거나 chown과 chmod go-w로 자신만의 것으로 만드세요. 누가 썼는지 모르면 삭제하세요.',
  },
  damaged: {
    says: '저장된 연결이 손상되었습니다',
    fix: '아무것도 삭제하지 않았습니다. 다시 연결하세요(roomkey pair). 손상된 파일은 따로 보관됩니다.',
  },
  pairing_running: {
    says: '다른 roomkey가 이 계정을 연결하는 중입니다',
    fix: '끝나기를 기다리거나 중지한 뒤 다시 시도하세요.',
  },
  other_box: {
    says: '저장된 연결은 다른 기기의 것입니다',
    fix: '그 기기가 계속 쓰고 있습니다. 이 기기를 연결하세요(roomkey pair). 사본은 따로 보관됩니다.',
  },
  newer_version: {
    says: '저장된 연결은 더 새로운 roomkey의 것입니다',
    fix: '이 기기의 roomkey를 업데이트하세요.',
  },
  interrupted: {
    says: '갱신이 중단되었습니다',
    fix: '명령을 다시 실행하세요. 제공업체의 응답은 보관되어 있습니다.',
  },
  sealed: {
    says: '저장된 연결을 복호화할 수 없습니다',
    fix: '암호화할 때 쓴 키를 사용하세요(--key-file 또는 systemd의 roomkey-key). 키를 잃었다면 다시 연결하세요: roomkey pair --force',
  },
  bad_key_file: {
    says: '키 파일을 쓸 수 없습니다',
    fix: '이렇게 만드세요: head -c 32 /dev/urandom > KEY; chmod 400 KEY',
  },
  locked: {
    says: '다른 roomkey가 이 연결을 사용 중입니다',
    fix: '1분 뒤에 다시 시도하세요.',
  },
};
