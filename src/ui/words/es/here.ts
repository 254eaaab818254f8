/** Spanish: troubles of this box. */

import type { TroublesHere } from '../troubles.ts';

/** What is said of troubles of this box. */
export const here: TroublesHere = {
  internal: {
    says: 'Error interno de roomkey',
    fix: 'Es un fallo de roomkey. Ejecute la orden otra vez; si se repite, comuníquelo con este mensaje.',
  },
  usage: {
    says: 'Uso incorrecto',
    fix: 'Consulte: roomkey help',
  },
  old_node: {
    says: 'Esta versión de Node es demasiado antigua',
    fix: 'Instale Node 20.18.1 o posterior.',
  },
  no_client_id: {
    says: 'No se ha definido ningún ID de cliente',
    fix: 'Defina ZOOM_CLIENT_ID y ZOOM_CLIENT_SECRET (o ROOMKEY_CLIENT_ID y ROOMKEY_CLIENT_SECRET). Para probar sin cuenta: roomkey demo',
  },
  no_client_secret: {
    says: 'No se ha definido el secreto de cliente',
    fix: 'Dé a ZOOM_CLIENT_SECRET (o ROOMKEY_CLIENT_SECRET, o su variante …_FILE) el secreto con el que se vinculó este dispositivo.',
  },
  other_client: {
    says: 'Se vinculó con otro ID de cliente',
    fix: 'Defina aquel ID de cliente, use --account para una segunda vinculación o sustituya esta: roomkey pair --force',
  },
  bad_ca_file: {
    says: 'El archivo de CA no se puede usar',
    fix: 'Indique con --ca-file un archivo PEM legible.',
  },
  bad_proxy: {
    says: 'La dirección del proxy no es válida',
    fix: 'Escríbala como http://HOST:PORT o quite la variable.',
  },
  bad_record_file: {
    says: 'El archivo de grabación no se puede usar',
    fix: 'Dé a --record un archivo nuevo o una grabación suya para continuarla.',
  },
  bad_command: {
    says: 'No se puede ejecutar la orden',
    fix: 'Compruebe su nombre y que sea ejecutable.',
  },
  bad_credentials_file: {
    says: 'Un archivo de credenciales no se puede usar',
    fix: 'Haga que la variable …_FILE apunte a un archivo legible con la credencial en una línea.',
  },
  bad_credential: {
    says: 'Una credencial no se puede usar así',
    fix: 'Escríbala de nuevo como la muestra el proveedor: caracteres visibles en una línea y nada más.',
  },
  bad_profile: {
    says: 'El perfil de dispositivo no se puede usar',
    fix: 'Corrija el archivo o elija otro perfil: roomkey profiles',
  },
  bad_address: {
    says: 'La dirección no se puede usar',
    fix: 'Use una dirección https; http sin cifrar solo se admite para el bucle local.',
  },
  tls_disabled: {
    says: 'No se comprueban los certificados',
    fix: 'Quite NODE_TLS_REJECT_UNAUTHORIZED: sin comprobación, los secretos irían a cualquiera que responda. Para una autoridad de certificación propia use --ca-file o NODE_EXTRA_CA_CERTS.',
  },
  not_paired: {
    says: 'Este dispositivo no está vinculado',
    fix: 'Vincúlelo: roomkey pair',
  },
  simulation_over: {
    says: 'La demo de esta vinculación ha terminado',
    fix: 'Vincule de verdad: roomkey pair',
  },
  cannot_save: {
    says: 'No se puede guardar la vinculación',
    fix: 'Libere espacio o corrija los permisos de la carpeta e inténtelo de nuevo. ROOMKEY_CONFIG_DIR elige otra carpeta.',
  },
  output_failed: {
    says: 'No se pudo escribir la salida',
    fix: 'Libere espacio en su destino o envíela a otro sitio. No se perdió nada de lo guardado.',
  },
  cannot_read: {
    says: 'No se puede leer la vinculación guardada',
    fix: 'Ejecute roomkey con el usuario que vinculó este dispositivo o corrija los permisos del archivo.',
  },
  not_ours: {
    says: 'Otros usuarios pudieron cambiar esto',
    fix: 'Ejecute roomkey como su propietario o hágalo solo suyo: chown y después chmod go-w. Si no sabe quién lo escribió, bórrelo.',
  },
  damaged: {
    says: 'La vinculación guardada está dañada',
    fix: 'No se borró nada. Vincule de nuevo (roomkey pair); entonces el archivo dañado se aparta.',
  },
  pairing_running: {
    says: 'Otro roomkey está vinculando esta cuenta',
    fix: 'Espere a que termine o deténgalo, y vuelva a intentarlo.',
  },
  other_box: {
    says: 'La vinculación es de otro dispositivo',
    fix: 'Ese dispositivo sigue usándola. Vincule este (roomkey pair); entonces la copia se aparta.',
  },
  newer_version: {
    says: 'La vinculación es de un roomkey más nuevo',
    fix: 'Actualice roomkey en este dispositivo.',
  },
  interrupted: {
    says: 'La renovación se interrumpió',
    fix: 'Ejecute la orden otra vez: la respuesta del proveedor está guardada.',
  },
  sealed: {
    says: 'No se puede descifrar la vinculación',
    fix: 'Use la clave con la que se cifró (--key-file o roomkey-key de systemd). Si se perdió, vincule de nuevo: roomkey pair --force',
  },
  bad_key_file: {
    says: 'El archivo de clave no se puede usar',
    fix: 'Cree uno con: head -c 32 /dev/urandom > KEY; chmod 400 KEY',
  },
  locked: {
    says: 'Otro roomkey está ocupando la vinculación',
    fix: 'Inténtelo de nuevo en un minuto.',
  },
};
