/** Korean: the screen and the text lines. */

import type { Words } from '../words.ts';
import { here } from './here.ts';
import { there } from './there.ts';

/** The sentences of the screen and of the text lines. */
export const words: Words = {
  tag: 'ko',
  glue: ' ',
  colon: ': ',

  title: (service) => `이 회의실을 ${service}에 연결`,
  shortTitle: (service) => `${service}에 연결`,
  simulation: '시뮬레이션',
  simulationNote: '시뮬레이션: 실제 계정은 쓰이지 않습니다.',

  scan: '휴대폰 카메라로 스캔하세요',
  check: '이 코드가 보이는지 확인하세요',
  allow: '로그인하고 허용을 누르세요',
  open: '휴대폰에서 이 주소를 여세요',
  type: '이 코드를 입력하세요',
  noCamera: '카메라가 없으면 여기를 열고',
  thenType: '코드를 입력하세요.',
  code: '코드',
  onlyHere: '이 화면 앞에 있을 때만 허용하세요.',

  asking: (host) => `${host}에서 코드를 받는 중`,
  since: (time) => `${time}부터.`,
  waiting: '기다리고 있습니다',
  noConnection: '연결 안 됨',
  noConnectionSince: (time) => `${time}부터 연결 안 됨`,
  noGoodAnswer: '올바른 응답 없음',
  noGoodAnswerSince: (time) => `${time}부터 올바른 응답 없음`,
  tryingAgain: (seconds) => `${seconds}초 뒤에 다시 시도합니다.`,
  tryingNow: '다시 시도하는 중입니다.',
  stillGood: '코드는 아직 유효합니다.',
  cause: (short) => `원인: ${short}.`,
  ranOut: '코드가 만료되었습니다',
  newCode: (number) => `새 코드를 받는 중입니다 (${number}번째).`,
  startAgain: (command) => `다시 시작: ${command}`,
  stopped: '허용되기 전에 종료했습니다',
  saving: '허용되었습니다. 저장 중입니다.',
  paired: (label) => `${label}(으)로 연결되었습니다`,
  until: (time) => `${time}까지 쓸 수 있고 자동으로 갱신됩니다.`,
  noRenewal: (end) =>
    end === null
      ? '이 페어링은 갱신할 수 없으며, 제공자가 끝낼 때 끝납니다.'
      : `이 페어링은 갱신할 수 없으며, ${end}에 끝납니다.`,
  allowed: (scopes, more) => `사용 권한: ${scopes.join(', ')}${more > 0 ? ` 외 ${more}개` : ''}.`,
  lost: (service) => `${service}에서 이 회의실의 연결이 해제되었습니다. 다시 연결하세요.`,

  keys: { a: '허용', d: '거부', c: '코드 복사', l: '링크 복사', n: '새 코드', q: '나가기' },
  copied: '복사됨',

  orOpen: '또는 이 주소를 열고 코드를 입력하세요:',
  letterByLetter: (letters) => `한 글자씩: ${letters}`,
  assumed: '추정값, 제공자가 알리지 않음',
  goodUntil: (time) => `기다리는 중입니다. 코드는 ${time}까지 유효합니다.`,
  left: (span) => `아직 기다리는 중입니다. 남은 시간: ${span}.`,

  see: (command) => `참고: ${command}`,
  troubles: { ...here, ...there },
};
