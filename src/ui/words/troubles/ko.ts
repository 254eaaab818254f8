/** What is said of troubles in Korean. */

import type { Causes, Ends } from '../troubles.ts';

/** Why the provider is out of reach, and what to do. */
export const causes: Causes = {
  name_not_found: {
    half: '이름을 찾을 수 없음',
    todo: '이 기기의 네트워크와 네임 서버를 확인하세요.',
  },
  connection_refused: {
    half: '연결이 거부됨',
    todo: '주소와 중간의 방화벽을 확인하세요.',
  },
  connection_lost: {
    half: '연결이 끊어짐',
    todo: '이 기기의 네트워크를 확인하세요.',
  },
  no_route: {
    half: '네트워크 없음',
    todo: '케이블이나 Wi-Fi를 확인하세요.',
  },
  timeout: {
    half: '응답 없음',
    todo: '네트워크와 프록시 필요 여부를 확인하세요.',
  },
  tls_untrusted: {
    half: '인증서를 믿을 수 없음',
    todo: '신뢰할 인증 기관을 IT 담당자에게 물어보세요.',
  },
  tls_inspected: {
    half: '네트워크에서 연결을 열어 봄',
    todo: 'IT 담당자에게 인증 기관 인증서나 검사 예외를 요청하세요.',
  },
  tls_expired: {
    half: '인증서가 만료되었거나 시계가 빠름',
    todo: '먼저 이 기기의 시계를 확인하세요.',
  },
  tls_not_yet_valid: {
    half: '시계가 느림',
    todo: '이 기기의 시계를 맞추세요.',
  },
  tls_wrong_name: {
    half: '다른 서버의 인증서임',
    todo: '주소와 네트워크 로그인 필요 여부를 확인하세요.',
  },
  proxy_failed: {
    half: '프록시가 막음',
    todo: 'IT 담당자에게 이 기기의 프록시 통과를 요청하세요.',
  },
  proxy_password: {
    half: '프록시가 암호를 요구함',
    todo: '프록시 사용자 이름과 암호를 IT 담당자에게 물어보세요.',
  },
  proxy_unreachable: {
    half: '프록시에 연결할 수 없음',
    todo: '프록시 주소와 이 기기의 네트워크를 확인하세요.',
  },
  proxy_wanted: {
    half: '이 네트워크에는 프록시가 필요함',
    todo: '프록시 주소를 IT 담당자에게 물어보세요.',
  },
  captive_portal: {
    half: '이 네트워크는 먼저 로그인이 필요함',
    todo: '이 기기로 네트워크에 로그인하거나 IT 담당자에게 허용을 요청하세요.',
  },
  redirected: {
    half: '다른 주소로 보내짐',
    todo: '설정된 주소를 확인하세요.',
  },
  server_error: {
    half: '상대편의 장애',
    todo: '잠시 기다리세요. 계속되면 제공업체에 문의하세요.',
  },
  rate_limited: {
    half: '상대편이 붐빔',
    todo: '몇 분 기다리세요.',
  },
  bad_answer: {
    half: '다른 곳에서 응답함',
    todo: '네트워크와 설정된 주소를 확인하세요.',
  },
  incomplete_answer: {
    half: '응답이 불완전함',
    todo: '주소를 확인하고, 맞으면 제공업체에 문의하세요.',
  },
  unsafe_answer: {
    half: '응답을 안전하게 표시할 수 없음',
    todo: '이 서버에 연결하지 말고 주소를 확인하세요.',
  },
};

/** What ends a pairing, and what to do. */
export const ends: Ends = {
  wrong_account: {
    says: '받지 않는 계정이라 저장하지 않았습니다',
    todo: '이 회의실에서 받는 계정으로 다시 연결하세요.',
  },
  cannot_save: {
    says: '연결 정보를 저장할 수 없습니다',
    todo: '공간을 확보하거나 폴더 권한을 고친 뒤 다시 시도하세요.',
  },
  newer_version: {
    says: '저장된 연결은 더 새로운 roomkey의 것입니다',
    todo: '이 기기의 roomkey를 업데이트하세요.',
  },
  locked: {
    says: '다른 roomkey가 이 연결을 사용 중입니다',
    todo: '1분 뒤에 다시 시도하세요.',
  },
  invalid_client: {
    says: '클라이언트 ID나 시크릿이 올바르지 않습니다',
    todo: '앱 페이지에서 두 값을 확인하세요.',
  },
  unauthorized_client: {
    says: '이 앱은 기기를 연결할 수 없습니다',
    todo: 'Zoom의 앱 페이지에서 "Use App on Device"를 켜세요.',
  },
  unsupported_grant_type: {
    says: '이 앱은 코드 연결을 지원하지 않습니다',
    todo: 'Zoom의 앱 페이지에서 "Use App on Device"를 켜세요.',
  },
  invalid_scope: {
    says: '이 앱에는 요청한 권한이 없습니다',
    todo: '권한을 줄이거나 앱 페이지에서 추가하세요.',
  },
  no_device_flow: {
    says: '이 제공업체는 코드 연결을 지원하지 않습니다',
    todo: '제공업체에 문의하거나 주소를 확인하세요.',
  },
  provider_refused: {
    says: '제공업체에서 오류를 보냈습니다',
    todo: '다시 시도하세요. 계속되면 제공업체에 문의하세요.',
  },
};
