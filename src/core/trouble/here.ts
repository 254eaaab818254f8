/** Troubles of this box: use, configuration, storage, locks, and faults of our own. Data only. */

import { type Entry, EXIT } from './exit.ts';

/** The rows, by the stable words that programs know them by. */
export const TROUBLES_HERE = {
  internal: {
    says: 'roomkey itself failed',
    hint: 'This is a fault of roomkey. Run the command again; if it comes back, report it with the line above.',
    exit: EXIT.fault,
  },
  usage: { says: 'That is not how roomkey is used', hint: 'See: roomkey help', exit: EXIT.usage },
  no_client_id: {
    says: 'No client id is set',
    hint: "Set ZOOM_CLIENT_ID and ZOOM_CLIENT_SECRET (or ROOMKEY_CLIENT_ID and ROOMKEY_CLIENT_SECRET) to your app's credentials, or try the whole job without an account: roomkey demo",
    exit: EXIT.usage,
  },
  no_client_secret: {
    says: "The app's client secret is not set",
    hint: 'Set ZOOM_CLIENT_SECRET (or ROOMKEY_CLIENT_SECRET, or the file named by …_FILE) as it was when this box was paired.',
    exit: EXIT.usage,
  },
  other_client: {
    says: 'This box was paired with another client id',
    hint: 'Set the client id it was paired with, use --account for a second pairing, or replace it: roomkey pair --force',
    exit: EXIT.usage,
  },
  bad_ca_file: {
    says: 'The file of certificate authorities cannot be used',
    hint: 'Point --ca-file at a readable PEM file.',
    exit: EXIT.usage,
  },
  bad_proxy: {
    says: 'The address of the proxy cannot be used',
    hint: 'Write it as http://HOST:PORT, or unset it.',
    exit: EXIT.usage,
  },
  bad_record_file: {
    says: 'The file for the recording cannot be used',
    hint: 'Give --record a new file, or a recording of your own to go on with.',
    exit: EXIT.usage,
  },
  bad_command: {
    says: 'The command cannot be run',
    hint: 'Check its name and that it may be executed.',
    exit: EXIT.usage,
  },
  bad_credentials_file: {
    says: 'A file that should hold a credential cannot be used',
    hint: 'Point the …_FILE variable at a readable file that holds the credential on one line.',
    exit: EXIT.usage,
  },
  bad_profile: {
    says: 'The device profile cannot be used',
    hint: 'Correct the file, or choose one of: roomkey profiles',
    exit: EXIT.usage,
  },
  bad_address: {
    says: 'That address cannot be used',
    hint: 'Use an https address; plain http is allowed for loopback only.',
    exit: EXIT.usage,
  },
  tls_disabled: {
    says: 'NODE_TLS_REJECT_UNAUTHORIZED=0 would send secrets to anyone who answers',
    hint: "Unset it. For a company's own certificate authority set NODE_EXTRA_CA_CERTS or use --ca-file.",
    exit: EXIT.usage,
  },
  not_paired: { says: 'This box is not paired', hint: 'Pair it: roomkey pair', exit: EXIT.notPaired },
  simulation_over: {
    says: 'This pairing was made by roomkey demo, and its simulator has ended',
    hint: 'Pair for real: roomkey pair',
    exit: EXIT.notPaired,
  },
  cannot_save: {
    says: 'The pairing cannot be saved',
    hint: 'Free space or mend the permissions of the folder, then try again. ROOMKEY_CONFIG_DIR names another folder.',
    exit: EXIT.storage,
  },
  cannot_read: {
    says: 'The saved pairing cannot be read',
    hint: 'Run roomkey as the user who paired this box, or mend the permissions of the file.',
    exit: EXIT.storage,
  },
  damaged: {
    says: 'The saved pairing is damaged',
    hint: 'Nothing was deleted. Pair again (roomkey pair); the damaged file is then set aside.',
    exit: EXIT.storage,
  },
  pairing_running: {
    says: 'Another roomkey is pairing this account right now',
    hint: 'Finish or stop that one, then try again.',
    exit: EXIT.busy,
  },
  other_box: {
    says: 'The saved pairing was copied from another machine, which goes on using it',
    hint: 'Pair this box: roomkey pair. The copy is set aside then.',
    exit: EXIT.notPaired,
  },
  newer_version: {
    says: 'The saved pairing was made by a newer roomkey, and is not touched',
    hint: 'Update roomkey on this box.',
    exit: EXIT.storage,
  },
  interrupted: {
    says: 'The renewal was ended before it was done',
    hint: 'Run the command again: what the provider answered is kept in the journal.',
    exit: EXIT.fault,
  },
  sealed: {
    says: 'The saved pairing is encrypted, and the key that is given does not open it',
    hint: "Give the key it was sealed with (--key-file, or systemd's roomkey-key). If that is lost, pair again: roomkey pair --force",
    exit: EXIT.storage,
  },
  bad_key_file: {
    says: 'The key cannot be used',
    hint: 'Make one with: head -c 32 /dev/urandom > KEY; chmod 400 KEY',
    exit: EXIT.usage,
  },
  locked: {
    says: 'Another roomkey is renewing the token and does not finish',
    hint: 'Try again in a minute.',
    exit: EXIT.busy,
  },
} as const satisfies Record<string, Entry>;
