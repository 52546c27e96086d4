#!/usr/bin/env bash
# Purpose: make this host the cluster's first control plane.
# Inputs:  KUBEADM_CONFIG   content of the kubeadm configuration
#          AUDIT_POLICY, ADMISSION_CONFIG, EVENT_RATE_LIMIT, POD_NODE_SELECTOR   files of the API server, where wanted
#          ENCRYPTION, and as a secret ENCRYPTION_CONFIGURATION: see kubernetes/encryption.sh
# Effect:  a running control plane; a half-made one of ours, left by a crash or a failure, is cleared first

config=/etc/kubernetes/kubeone/kubeadm.yaml
write_file "$config" 0600 "$KUBEADM_CONFIG" || true
write_api_server_files
if [[ -e $KUBEONE_STATE/initialized ]]; then
  echo "kubeone: the control plane is initialised already"
  exit 0
fi
# Only what this script itself began may be cleared: nobody can have stored anything in it yet.
if [[ -e $KUBEONE_STATE/init-started ]]; then
  echo "kubeone: clearing what an attempt that did not end left behind"
  kubeadm reset --force --cleanup-tmp-dir >/dev/null 2>&1 || true
  rm -rf /var/lib/etcd/member
elif [[ -e /etc/kubernetes/admin.conf || -d /var/lib/etcd/member ]]; then
  fail "there is a cluster on this host that kubeone did not make" "take the host out of the manifest, or reset it"
fi
touch "$KUBEONE_STATE/init-started"
write_encryption key || true
kubeadm init --config "$config" --skip-token-print --skip-certificate-key-print
spare_kube_system
touch "$KUBEONE_STATE/initialized"
rm -f "$KUBEONE_STATE/init-started"
changed "control plane initialised"
