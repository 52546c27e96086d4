#!/usr/bin/env bash
# Purpose: functions about the encryption of secrets in etcd: its key is made once, on the first control plane that needs
#          it, and lives beside kubeadm's own keys from then on.
# Inputs:  ENCRYPTION   made: with a key of our own; given: as the operator's configuration says; empty: none
#          secret: ENCRYPTION_CONFIGURATION, the operator's; ENCRYPTION_FILE, what another control plane has, in base64
# Effect:  none by itself

encryption=/etc/kubernetes/pki/kubeone/encryption.yaml
encryption_mark='# Made by kubeone, once: without its key nobody reads the secrets in etcd.'

# While the mark is there, secrets that were written before are still to be written anew.
rewriting_is_due() { [[ -e $KUBEONE_STATE/secrets-to-rewrite ]]; }
rewriting_due() { touch "$KUBEONE_STATE/secrets-to-rewrite"; }
rewriting_done() { rm -f "$KUBEONE_STATE/secrets-to-rewrite"; }

encryption_is_there() { [[ -s $encryption ]]; }
encryption_is_made() { grep -qsxF "$encryption_mark" "$encryption"; }

# encryption_document <key> <first>: what comes first, key or identity, is what secrets are written with; both are read.
encryption_document() {
  local box identity
  box=$'      - secretbox:\n          keys:\n            - name: kubeone-1\n              secret: '$1
  identity='      - identity: {}'
  printf '%s\napiVersion: apiserver.config.k8s.io/v1\nkind: EncryptionConfiguration\n' "$encryption_mark"
  printf 'resources:\n  - resources: [secrets]\n    providers:\n'
  if [[ $2 == key ]]; then printf '%s\n%s\n' "$box" "$identity"; else printf '%s\n%s\n' "$identity" "$box"; fi
}

# write_encryption <first>: the file, if it is wanted; a key that was made stays for good. True if it was written.
write_encryption() {
  local document
  case ${ENCRYPTION:-} in
    made)
      if [[ -s $encryption ]]; then return 1; fi
      if [[ -n ${ENCRYPTION_FILE:-} ]]; then
        document=$(base64 -d <<<"$ENCRYPTION_FILE") || exit 1
      else
        document=$(encryption_document "$(head -c 32 /dev/urandom | base64 -w0)" "$1") || exit 1
      fi
      write_file "$encryption" 0600 "$document"$'\n' as-it-is
      ;;
    given)
      if encryption_is_made; then
        fail "secrets are encrypted with a key that kubeone made, which your configuration does not have" \
          "add that key to it: it is in $encryption on the control planes"
      fi
      write_file "$encryption" 0600 '@@ENCRYPTION_CONFIGURATION@@'
      ;;
    *) return 1 ;;
  esac
}

# encrypt_from_now_on: the key that was made comes first. True if it did not before.
encrypt_from_now_on() {
  local key
  if ! encryption_is_made || [[ $(sed -nE 's/^ +- (identity|secretbox):.*/\1/p' "$encryption" | head -1) == secretbox ]]; then return 1; fi
  key=$(sed -n 's/^ *secret: //p' "$encryption") || exit 1
  write_file "$encryption" 0600 "$(encryption_document "$key" key)"$'\n' as-it-is
}
