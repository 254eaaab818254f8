/** Korean: troubles of the network, the provider and the person. */

import type { TroublesThere } from '../troubles.ts';

/** What is said of troubles that come from elsewhere. */
export const there: TroublesThere = {
  no_device_flow: {
    says: '이 제공업체는 코드 연결을 지원하지 않습니다',
    fix: '기기 흐름(RFC 8628)을 제공업체에 문의하거나 --issuer를 확인하세요.',
  },
  access_denied: {
    says: '누군가 거부를 눌렀습니다',
    fix: '실수였다면 다시 연결하세요: roomkey pair',
  },
  wrong_account: {
    says: '받지 않는 계정이라 저장하지 않았습니다',
    fix: '이 회의실에서 받는 계정으로 다시 연결하세요.',
  },
  stranger_not_revoked: {
    says: '받지 않는 계정이며 허용이 남아 있습니다',
    fix: '나중에 roomkey unpair를 실행하거나 제공업체의 그 계정에서 앱을 제거하세요. 그런 다음 다시 연결하세요.',
  },
  other_account: {
    says: '다른 도메인의 계정으로 연결되어 있습니다',
    fix: '그 연결을 해제하거나(roomkey unpair) 바꾸세요: roomkey pair --force',
  },
  expired_token: {
    says: '허용되기 전에 코드가 만료되었습니다',
    fix: 'roomkey pair를 다시 실행하세요. --renew N이나 --renew forever를 쓰면 새 코드를 자동으로 받습니다.',
  },
  name_not_found: {
    says: '호스트 이름을 찾을 수 없습니다',
    short: '이름을 찾을 수 없음',
    fix: '이 기기의 네트워크와 DNS 서버를 확인하세요.',
  },
  connection_refused: {
    says: '연결이 거부되었습니다',
    short: '연결이 거부됨',
    fix: '주소와 중간의 방화벽이나 프록시를 확인하세요.',
  },
  connection_lost: {
    says: '연결이 끊어졌습니다',
    short: '연결이 끊어짐',
    fix: '이 기기의 네트워크를 확인하세요.',
  },
  no_route: {
    says: '네트워크로 나갈 수 없습니다',
    short: '네트워크 없음',
    fix: '케이블이나 Wi-Fi, 프록시 필요 여부(HTTPS_PROXY)를 확인하세요.',
  },
  timeout: {
    says: '제때 응답이 없습니다',
    short: '응답 없음',
    fix: '네트워크와 프록시 필요 여부(HTTPS_PROXY)를 확인하세요.',
  },
  tls_untrusted: {
    says: '제공업체의 인증서를 믿을 수 없습니다',
    short: '인증서를 믿을 수 없음',
    fix: '신뢰할 인증 기관을 IT 담당자에게 물어보고 --ca-file로 지정하세요.',
  },
  tls_inspected: {
    says: '이 네트워크의 장비가 암호화된 통신을 가로챕니다',
    short: '네트워크에서 암호화된 통신을 가로챔',
    fix: 'IT 담당자에게 검사 예외나 인증 기관 인증서(--ca-file)를 요청하세요.',
  },
  tls_expired: {
    says: '제공업체의 인증서가 만료되었거나 이 기기의 시계가 빠릅니다',
    short: '인증서가 만료되었거나 시계가 빠름',
    fix: '먼저 이 기기의 시계를 확인하세요(timedatectl).',
  },
  tls_not_yet_valid: {
    says: '제공업체의 인증서가 아직 유효하지 않습니다. 이 기기의 시계가 느린 듯합니다',
    short: '시계가 느림',
    fix: '이 기기의 시계를 맞추세요: timedatectl set-ntp true',
  },
  tls_wrong_name: {
    says: '다른 서버의 인증서입니다',
    short: '다른 서버의 인증서임',
    fix: '주소와 네트워크 로그인 필요 여부를 확인하세요.',
  },
  proxy_failed: {
    says: '프록시가 연결을 막았습니다',
    short: '프록시가 막음',
    fix: 'IT 담당자에게 이 기기의 프록시 통과를 요청하거나 HTTPS_PROXY를 확인하세요.',
  },
  proxy_password: {
    says: '프록시에 사용자 이름과 암호가 필요합니다',
    short: '프록시가 암호를 요구함',
    fix: 'ROOMKEY_PROXY_LOGIN_FILE이 가리키는 파일에 이름:암호를 적으세요.',
  },
  proxy_unreachable: {
    says: '프록시에 연결할 수 없습니다',
    short: '프록시에 연결할 수 없음',
    fix: '프록시 주소(HTTPS_PROXY)와 이 기기의 네트워크를 확인하세요.',
  },
  proxy_wanted: {
    says: '이 네트워크에는 프록시가 필요합니다',
    short: '프록시가 필요함',
    fix: 'IT 담당자에게 물어보고 HTTPS_PROXY=http://HOST:PORT 로 설정하세요.',
  },
  server_error: {
    says: '제공업체에 내부 오류가 있습니다',
    short: '제공업체의 장애',
    fix: '잠시 기다리세요. 계속되면 제공업체에 문의하세요.',
  },
  rate_limited: {
    says: '제공업체에 보낸 요청이 너무 많습니다',
    short: '제공업체가 붐빔',
    fix: '몇 분 기다리세요.',
  },
  captive_portal: {
    says: '이 네트워크는 먼저 로그인이 필요합니다',
    short: '이 네트워크는 로그인이 필요함',
    fix: '네트워크에 로그인하거나 IT 담당자에게 MAC 주소 허용을 요청하세요.',
  },
  redirected: {
    says: '서버가 다른 주소로 보냈지만 roomkey는 따라가지 않습니다',
    short: '다른 주소로 보내짐',
    fix: '설정된 주소를 확인하세요(--authority 또는 --issuer).',
  },
  bad_answer: {
    says: '제공업체가 아닌 다른 곳에서 응답했습니다',
    short: '다른 곳에서 응답함',
    fix: '네트워크와 설정된 주소를 확인하세요.',
  },
  incomplete_answer: {
    says: '제공업체의 응답이 불완전합니다',
    short: '응답이 불완전함',
    fix: '주소를 확인하고, 맞으면 제공업체에 문의하세요.',
  },
  unsafe_answer: {
    says: '제공업체의 응답을 안전하게 표시하거나 쓸 수 없습니다',
    short: '응답을 안전하게 표시할 수 없음',
    fix: '이 서버에 연결하지 말고 주소를 확인하세요.',
  },
  provider_refused: {
    says: '제공업체에서 오류를 보냈습니다',
    fix: '다시 시도하세요. 계속되면 제공업체에 문의하세요.',
  },
  not_revoked: {
    says: '연결이 취소되지 않았고 삭제한 것도 없습니다',
    fix: '제공업체에 연결될 때 다시 시도하거나 여기서만 삭제하세요: roomkey unpair --local',
  },
  leftover_not_revoked: {
    says: '해제했지만 이전 허용이 남아 있습니다',
    fix: '제공업체에 연결될 때 roomkey unpair를 다시 실행하거나 여기서만 삭제하세요: roomkey unpair --local',
  },
  grant_dead: {
    says: '제공업체가 이 연결을 더 이상 받지 않습니다',
    fix: '취소되었거나, 새 연결로 바뀌었거나, 만료되었습니다. 다시 연결하세요: roomkey pair',
  },
  no_refresh_token: {
    says: '접근 기간이 끝났고 갱신할 수 없습니다',
    fix: '제공업체가 갱신할 수단을 주지 않았습니다. 다시 연결하세요: roomkey pair',
  },
  invalid_client: {
    says: '클라이언트 ID나 시크릿이 올바르지 않습니다',
    fix: '앱 페이지에서 두 값을 확인하세요. 개발용과 운영용은 서로 다릅니다. 저장된 연결은 유지됩니다.',
  },
  unauthorized_client: {
    says: '이 앱은 기기를 연결할 수 없습니다',
    fix: 'Zoom에서 "Use App on Device"를 켜세요(앱 페이지, Features, Embed, Meeting SDK).',
  },
  unsupported_grant_type: {
    says: '이 앱은 코드 연결을 지원하지 않습니다',
    fix: 'Zoom에서 "Use App on Device"를 켜세요(앱 페이지, Features, Embed, Meeting SDK).',
  },
  invalid_scope: {
    says: '이 앱에는 요청한 권한이 없습니다',
    fix: '--scope를 빼거나 앱 페이지에서 권한을 추가하세요.',
  },
  secret_not_taken: {
    says: '이 제공자는 시크릿을 받지 않습니다',
    fix: '시크릿을 쓰는 클라이언트를 등록하거나, 공개 클라이언트를 등록하고 여기의 시크릿을 지우세요.',
  },
  answer_lost: {
    says: '마지막 갱신의 응답을 잃었습니다',
    fix: '제공업체는 이전 키를 이미 바꾸었습니다. 다시 연결하세요: roomkey pair',
  },
};
