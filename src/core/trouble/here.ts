/** Troubles of this box: use, configuration, storage, locks, and faults of our own. Data only. */

import { EXIT, type Row } from './exit.ts';

/** The rows, by the stable words that programs know them by. */
export const HERE = {
  internal: {
    says: 'roomkey itself failed',
    fix: 'This is a fault of roomkey. Run the command again; if it comes back, report it with the line above.',
    exit: EXIT.fault,
  },
  usage: { says: 'That is not how roomkey is used', fix: 'See: roomkey help', exit: EXIT.usage },
  no_client_id: {
    says: 'No client id is set',
    fix: "Set ZOOM_CLIENT_ID and ZOOM_CLIENT_SECRET (or ROOMKEY_CLIENT_ID and ROOMKEY_CLIENT_SECRET) to your app's credentials, or try the whole job without an account: roomkey demo",
    exit: EXIT.usage,
  },
  no_client_secret: {
    says: "The app's client secret is not set",
    fix: 'Set ZOOM_CLIENT_SECRET (or ROOMKEY_CLIENT_SECRET, or the file named by …_FILE) as it was when this box was paired.',
    exit: EXIT.usage,
  },
  other_client: {
    says: 'This box was paired with another client id',
    fix: 'Set the client id it was paired with, use --account for a second pairing, or replace it: roomkey pair --force',
    exit: EXIT.usage,
  },
  bad_ca_file: {
    says: 'The file of certificate authorities cannot be used',
    fix: 'Point --ca-file at a readable PEM file.',
    exit: EXIT.usage,
  },
  bad_proxy: {
    says: 'The address of the proxy cannot be used',
    fix: 'Write it as http://HOST:PORT, or unset it.',
    exit: EXIT.usage,
  },
  bad_record_file: {
    says: 'The file for the recording cannot be used',
    fix: 'Give --record a new file, or a recording of your own to go on with.',
    exit: EXIT.usage,
  },
  bad_command: {
    says: 'The command cannot be run',
    fix: 'Check its name and that it may be executed.',
    exit: EXIT.usage,
  },
  bad_credentials_file: {
    says: 'A file that should hold a credential cannot be used',
    fix: 'Point the …_FILE variable at a readable file that holds the credential on one line.',
    exit: EXIT.usage,
  },
  bad_profile: {
    says: 'The device profile cannot be used',
    fix: 'Correct the file, or choose one of: roomkey profiles',
    exit: EXIT.usage,
  },
  bad_address: {
    says: 'That address cannot be used',
    fix: 'Use an https address; plain http is allowed for loopback only.',
    exit: EXIT.usage,
  },
  tls_disabled: {
    says: 'NODE_TLS_REJECT_UNAUTHORIZED=0 would send secrets to anyone who answers',
    fix: "Unset it. For a company's own certificate authority set NODE_EXTRA_CA_CERTS or use --ca-file.",
    exit: EXIT.usage,
  },
  not_paired: { says: 'This box is not paired', fix: 'Pair it: roomkey pair', exit: EXIT.notPaired },
  simulation_over: {
    says: 'This pairing was made by roomkey demo, and its simulator has ended',
    fix: 'Pair for real: roomkey pair',
    exit: EXIT.notPaired,
  },
  cannot_save: {
    says: 'The pairing cannot be saved',
    fix: 'Free space or mend the permissions of the folder, then try again. ROOMKEY_CONFIG_DIR names another folder.',
    exit: EXIT.storage,
  },
  output_failed: {
    says: 'What was asked for could not be written to stdout',
    fix: 'Free space where it goes, or send it elsewhere. Nothing that is kept was lost.',
    exit: EXIT.storage,
  },
  cannot_read: {
    says: 'The saved pairing cannot be read',
    fix: 'Run roomkey as the user who paired this box, or mend the permissions of the file.',
    exit: EXIT.storage,
  },
  damaged: {
    says: 'The saved pairing is damaged',
    fix: 'Nothing was deleted. Pair again (roomkey pair); the damaged file is then set aside.',
    exit: EXIT.storage,
  },
  pairing_running: {
    says: 'Another roomkey is pairing this account right now',
    fix: 'Finish or stop that one, then try again.',
    exit: EXIT.busy,
  },
  other_box: {
    says: 'The saved pairing was copied from another machine, which goes on using it',
    fix: 'Pair this box: roomkey pair. The copy is set aside then.',
    exit: EXIT.notPaired,
  },
  newer_version: {
    says: 'The saved pairing was made by a newer roomkey, and is not touched',
    fix: 'Update roomkey on this box.',
    exit: EXIT.storage,
  },
  interrupted: {
    says: 'The renewal was ended before it was done',
    fix: 'Run the command again: what the provider answered is kept in the journal.',
    exit: EXIT.fault,
  },
  sealed: {
    says: 'The saved pairing is encrypted, and the key that is given does not open it',
    fix: "Give the key it was sealed with (--key-file, or systemd's roomkey-key). If that is lost, pair again: roomkey pair --force",
    exit: EXIT.storage,
  },
  bad_key_file: {
    says: 'The key cannot be used',
    fix: 'Make one with: head -c 32 /dev/urandom > KEY; chmod 400 KEY',
    exit: EXIT.usage,
  },
  locked: {
    says: 'Another roomkey is renewing the token and does not finish',
    fix: 'Try again in a minute.',
    exit: EXIT.busy,
  },
} as const satisfies Record<string, Row>;
