#!/usr/bin/env bash
# Purpose: let the API server on this host write secrets encrypted; on the last control plane, write all of them anew.
# Inputs:  LAST         true: every other control plane writes them encrypted by now
#          ENCRYPTION   as in kubernetes/encryption.sh
# Effect:  new secrets are encrypted in etcd; after the last control plane, all are

if encrypt_from_now_on; then
  old=$(api_server)
  stop_api_server "$old"
  await_api_server "$old" ||
    fail "the API server on this host does not become ready" "look at its logs in /var/log/pods on the host, then retry"
  changed "secrets are written encrypted"
fi
if [[ $LAST == true ]] && rewriting_is_due; then
  kubectl=(kubectl --kubeconfig /etc/kubernetes/admin.conf)
  rewrite() {
    local names
    names=$("${kubectl[@]}" get secrets --all-namespaces -o name) || return 1
    if [[ -z $names ]]; then return; fi
    "${kubectl[@]}" get secrets --all-namespaces -o json | "${kubectl[@]}" replace -f -
  }
  # Whoever changes a secret in between has it written anew himself, but the whole list then counts as refused.
  wait_until 180 "all secrets to be written anew" rewrite ||
    fail "not all secrets could be written anew" "see that the API accepts changes of secrets, then retry"
  changed "all secrets written anew"
fi
rewriting_done
