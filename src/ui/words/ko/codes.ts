/** Korean: `explain`, but for Zoom's own codes. */

import type { CodeWords } from '../codes.ts';
import { zoom } from './zoom.ts';

/** The sentences of the error table. */
export const codes: CodeWords = {
  kinds: {
    'zoom-oauth': 'Zoom, 로그인',
    'zoom-api': 'Zoom, REST API',
    'device-flow': 'OAuth 기기 흐름(RFC 8628)',
    oauth: 'OAuth 2.0',
    roomkey: 'roomkey',
    exit: 'roomkey의 종료 코드',
  },
  labels: {
    words: '함께 오는 문구',
    means: '뜻',
    fix: '조치',
    exit: '종료 코드',
    missingScopes: '없는 권한',
  },
  reported: '사용자 보고에 따름, 문서화되지 않음',
  oneOfThem: (command) => `하나만 보려면: ${command}`,
  exits: {
    done: '완료되었습니다.',
    fault: 'roomkey 자체의 결함입니다.',
    usage: '사용법이나 설정이 올바르지 않습니다.',
    declined: '사람이 거부했습니다.',
    lapsed: '코드가 만료되었고, 재발급이 꺼져 있거나 다 쓰였습니다.',
    unreachable: '제공업체에 연결할 수 없거나 응답이 이상했습니다.',
    notPaired: '연결되지 않았거나 연결이 더 이상 유효하지 않습니다.',
    storage: '토큰을 저장하거나 읽을 수 없었습니다.',
    clientRefused: '제공업체가 이 클라이언트를 거부합니다.',
    busy: '다른 roomkey가 지금 이 계정을 처리하고 있습니다.',
  },
  exitFix: {
    nothing: '할 일이 없습니다.',
    oneOf: (codes) => `어느 것인지 찾아보세요: ${codes}`,
  },
  rows: {
    ...zoom,
    'device-flow': {
      authorization_pending: {
        says: '아직 아무도 허용하거나 거부하지 않았습니다. 오류가 아닙니다.',
        fix: '할 일이 없습니다. roomkey가 간격을 두고 다시 묻습니다.',
      },
      slow_down: {
        says: '요청이 너무 빠릅니다. 오류가 아닙니다.',
        fix: '할 일이 없습니다. 그때부터 roomkey는 요청 간격을 5초 늘립니다. 자주 생기면 같은 코드를 쓰는 다른 프로그램을 찾아보세요.',
      },
      access_denied: {
        says: '사람이 거부했거나 관리자가 이 앱을 허용하지 않습니다.',
        fix: 'roomkey pair로 다시 시작하세요. 휴대폰에 허용 화면이 나오지 않았다면 관리자에게 문의하세요.',
      },
      expired_token: {
        says: '허용되기 전에 코드가 만료되었습니다.',
        fix: 'roomkey pair로 다시 시작하세요. --renew 3이나 --renew forever를 쓰면 새 코드를 자동으로 받습니다.',
      },
    },
    oauth: {
      invalid_request: {
        says: '매개변수가 없거나, 중복되었거나, 형식이 틀렸습니다. 서버 자신의 결함에 이렇게 답하는 곳도 있습니다.',
        fix: '다시 시도하세요. 계속되면 주소와 프록시가 요청을 고쳐 쓰지 않는지 확인하세요. 연결은 유지됩니다.',
      },
      invalid_client: {
        says: '제공업체가 클라이언트를 모르거나 시크릿이 틀렸습니다.',
        fix: '앱 페이지에서 클라이언트 ID와 시크릿을 비교하세요. 연결은 유지됩니다.',
      },
      invalid_grant: {
        says: '코드나 갱신 토큰이 틀렸거나, 이미 쓰였거나, 취소되었거나, 다른 클라이언트의 것입니다.',
        fix: '기기를 다시 연결하세요: roomkey pair --force',
      },
      unauthorized_client: {
        says: '이 클라이언트는 이런 종류의 권한 부여를 쓸 수 없습니다.',
        fix: '앱에서 기기 연결을 켜게 하세요. Zoom에서는 "Use App on Device"입니다(Features, Embed, Meeting SDK).',
      },
      unsupported_grant_type: {
        says: '서버가 이런 종류의 권한 부여를 지원하지 않습니다.',
        fix: '앱에서 기기 연결을 켜게 하고 --authority 또는 --issuer를 확인하세요.',
      },
      invalid_scope: {
        says: '권한을 알 수 없거나, 형식이 틀렸거나, 클라이언트가 요청할 수 있는 범위를 넘습니다.',
        fix: '--scope를 빼거나 앱 페이지에 추가된 권한만 요청하세요.',
      },
      unsupported_response_type: {
        says: '서버가 브라우저로 로그인하는 이 방식을 지원하지 않습니다. 코드 연결에는 쓰이지 않습니다.',
        fix: '제공업체에서 앱의 종류를 확인하세요.',
      },
      server_error: {
        says: '제공업체에 내부 오류가 있습니다.',
        fix: '할 일이 없습니다. roomkey가 가능한 동안 다시 시도합니다.',
      },
      temporarily_unavailable: {
        says: '제공업체가 붐비거나 점검 중입니다.',
        fix: '할 일이 없습니다. roomkey가 가능한 동안 다시 시도합니다.',
      },
      invalid_token: {
        says: '액세스 토큰이 만료되었거나, 취소되었거나, 형식이 틀렸습니다.',
        fix: '새 토큰을 받으세요: roomkey token --fresh',
      },
      insufficient_scope: {
        says: '이 호출에 필요한 권한이 토큰에 없습니다.',
        fix: '앱 페이지나 --scope로 권한을 추가한 뒤 다시 연결하세요: roomkey pair --force',
      },
      unsupported_token_type: {
        says: '서버가 이런 종류의 토큰을 취소할 수 없습니다.',
        fix: '제공업체의 사용자 계정 페이지에서 앱을 제거한 뒤 실행하세요: roomkey unpair --local',
      },
    },
  },
};
