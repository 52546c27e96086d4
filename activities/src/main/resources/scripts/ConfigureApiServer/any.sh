#!/usr/bin/env bash
# Purpose: bring the API server on this host up to the manifest's features.
# Inputs:  KUBEADM_CONFIG   what the cluster should be like, at the version that runs
#          AUDIT_POLICY, ADMISSION_CONFIG, EVENT_RATE_LIMIT, POD_NODE_SELECTOR   files of the API server, where wanted
#          ENCRYPTION, and as secrets ENCRYPTION_CONFIGURATION, ENCRYPTION_FILE: see kubernetes/encryption.sh
# Effect:  files, flags and kubeadm's configuration as wanted; the API server restarted, or the old one is back

config=/etc/kubernetes/kubeone/kubeadm.yaml
keep_api_server
spare_kube_system
old=$(api_server)
write_api_server_files
if ! encryption_is_there; then
  # Read first: an API server that does not know the key yet must be able to read what the others write.
  if write_encryption identity; then rewriting_due; fi
else
  write_encryption key || true
fi
write_file "$config" 0600 "$KUBEADM_CONFIG" || true
kubeadm init phase control-plane apiserver --config "$config"
if same_manifest && same_files; then
  forget_api_server
  exit 0
fi
if same_manifest; then stop_api_server "$old"; fi
if ! await_api_server "$old"; then
  echo "kubeone: the API server does not become ready; its old configuration is put back"
  old=$(api_server)
  if ! put_api_server_back; then stop_api_server "$old"; fi
  if wait_until 180 "this host's old API server" own_api; then answers="and it answers"; else answers="but it does not answer yet"; fi
  forget_api_server
  fail "the API server did not become ready with the manifest's features; its old configuration is back, $answers" \
    "look at its logs in /var/log/pods on the host, correct the files or flags, then retry"
fi
kubeadm init phase upload-config kubeadm --config "$config" >/dev/null
record_anew /etc/kubernetes/manifests/kube-apiserver.yaml
forget_api_server
changed "API server configured"
