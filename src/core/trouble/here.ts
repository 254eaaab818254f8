/** Troubles of this box: use, configuration, storage, locks, and faults of our own. Data only. */

import { EXIT, type Row } from './exit.ts';

/** The rows, by the stable words that programs know them by. */
export const HERE = {
  internal: {
    says: 'Internal error in roomkey',
    fix: 'This is a bug. Run the command again; if it happens again, report it with this message.',
    exit: EXIT.fault,
  },
  usage: { says: 'Invalid usage', fix: 'See: roomkey help', exit: EXIT.usage },
  old_node: {
    says: 'This version of Node is too old',
    fix: 'Install Node 20.18.1 or newer.',
    exit: EXIT.usage,
  },
  no_client_id: {
    says: 'No client id is set',
    fix: 'Set ZOOM_CLIENT_ID and ZOOM_CLIENT_SECRET (or ROOMKEY_CLIENT_ID and ROOMKEY_CLIENT_SECRET). To try roomkey without an account: roomkey demo',
    exit: EXIT.usage,
  },
  no_client_secret: {
    says: 'No client secret is set',
    fix: 'Set ZOOM_CLIENT_SECRET (or ROOMKEY_CLIENT_SECRET, or its …_FILE) to the secret this box was paired with.',
    exit: EXIT.usage,
  },
  other_client: {
    says: 'This box was paired with another client id',
    fix: 'Set that client id, use --account for a second pairing, or replace this one: roomkey pair --force',
    exit: EXIT.usage,
  },
  bad_ca_file: {
    says: 'The CA file cannot be used',
    fix: 'Point --ca-file at a readable PEM file.',
    exit: EXIT.usage,
  },
  bad_proxy: {
    says: 'The proxy address is not valid',
    fix: 'Write it as http://HOST:PORT, or unset it.',
    exit: EXIT.usage,
  },
  bad_record_file: {
    says: 'The recording file cannot be used',
    fix: 'Give --record a new file, or one of your own recordings to continue.',
    exit: EXIT.usage,
  },
  bad_command: {
    says: 'The command cannot be run',
    fix: 'Check its name and that it is executable.',
    exit: EXIT.usage,
  },
  bad_credentials_file: {
    says: 'A credentials file cannot be used',
    fix: 'Point the …_FILE variable at a readable file with the credential on one line.',
    exit: EXIT.usage,
  },
  bad_credential: {
    says: 'A credential cannot be used as it is set',
    fix: 'Set it anew as the provider shows it: visible characters on one line, and nothing else.',
    exit: EXIT.usage,
  },
  bad_profile: {
    says: 'The device profile cannot be used',
    fix: 'Correct the file, or choose another profile: roomkey profiles',
    exit: EXIT.usage,
  },
  bad_address: {
    says: 'The address cannot be used',
    fix: 'Use an https address; plain http is allowed for loopback only.',
    exit: EXIT.usage,
  },
  tls_disabled: {
    says: 'Certificate checks are switched off',
    fix: 'Unset NODE_TLS_REJECT_UNAUTHORIZED: without checks, secrets would go to anyone who answers. For a private certificate authority use --ca-file or NODE_EXTRA_CA_CERTS.',
    exit: EXIT.usage,
  },
  not_paired: { says: 'This box is not paired', fix: 'Pair it: roomkey pair', exit: EXIT.notPaired },
  simulation_over: {
    says: 'The demo that made this pairing has ended',
    fix: 'Pair for real: roomkey pair',
    exit: EXIT.notPaired,
  },
  cannot_save: {
    says: 'The pairing cannot be saved',
    fix: 'Free some space or fix the permissions of the folder, then try again. ROOMKEY_CONFIG_DIR selects another folder.',
    exit: EXIT.storage,
  },
  output_failed: {
    says: 'The output could not be written',
    fix: 'Free some space where it goes, or send it elsewhere. Nothing that is kept was lost.',
    exit: EXIT.storage,
  },
  cannot_read: {
    says: 'The saved pairing cannot be read',
    fix: 'Run roomkey as the user who paired this box, or fix the permissions of the file.',
    exit: EXIT.storage,
  },
  not_ours: {
    says: 'Other users could have changed this',
    fix: 'Run roomkey as its owner, or make it yours alone: chown it, then chmod go-w. If you do not know who wrote it, delete it.',
    exit: EXIT.storage,
  },
  damaged: {
    says: 'The saved pairing is damaged',
    fix: 'Nothing was deleted. Pair again (roomkey pair); the damaged file is then set aside.',
    exit: EXIT.storage,
  },
  pairing_running: {
    says: 'Another roomkey is pairing this account',
    fix: 'Let it finish or stop it, then try again.',
    exit: EXIT.busy,
  },
  other_box: {
    says: 'The saved pairing belongs to another machine',
    fix: 'That machine goes on using it. Pair this one (roomkey pair); the copy is then set aside.',
    exit: EXIT.notPaired,
  },
  newer_version: {
    says: 'The saved pairing is from a newer roomkey',
    fix: 'Update roomkey on this box.',
    exit: EXIT.storage,
  },
  interrupted: {
    says: 'The renewal was interrupted',
    fix: 'Run the command again: what the provider answered is kept.',
    exit: EXIT.fault,
  },
  sealed: {
    says: 'The saved pairing cannot be decrypted',
    fix: "Use the key it was encrypted with (--key-file, or systemd's roomkey-key). If that key is lost, pair again: roomkey pair --force",
    exit: EXIT.storage,
  },
  bad_key_file: {
    says: 'The key file cannot be used',
    fix: 'Make one with: head -c 32 /dev/urandom > KEY; chmod 400 KEY',
    exit: EXIT.usage,
  },
  locked: {
    says: 'Another roomkey is busy with this pairing',
    fix: 'Try again in a minute.',
    exit: EXIT.busy,
  },
} as const satisfies Record<string, Row>;
