#!/usr/bin/env bash
# Purpose: join this host to the cluster, as a control plane or as a worker.
# Inputs:  KUBEADM_CONFIG   content of the join configuration with @@JOIN_TOKEN@@ in it
#          AUDIT_POLICY     content of the API server's audit policy, for control planes where there is an audit log
#          secret: JOIN_TOKEN, CA_HASH; for control planes PKI_ARCHIVE, the shared certificates as a base64 tar
# Effect:  the node is a member; a half-made membership of ours, left by a crash or a failure, is cleared first

if [[ -e $KUBEONE_STATE/joined ]]; then
  echo "kubeone: the host is a member already"
  exit 0
fi
if [[ -e $KUBEONE_STATE/join-started ]]; then
  echo "kubeone: clearing what an attempt that did not end left behind"
  timeout 120 kubeadm reset --force --cleanup-tmp-dir >/dev/null 2>&1 || true
  rm -rf /var/lib/etcd/member
elif [[ -e /etc/kubernetes/kubelet.conf || -d /var/lib/etcd/member ]]; then
  fail "there is a cluster on this host that kubeone did not make" "take the host out of the manifest, or reset it"
fi
if [[ -n ${AUDIT_POLICY:-} ]]; then
  write_file /etc/kubernetes/kubeone/audit-policy.yaml 0600 "$AUDIT_POLICY" || true
fi
touch "$KUBEONE_STATE/join-started"
if [[ -n ${PKI_ARCHIVE:-} ]]; then
  install -d -m 755 /etc/kubernetes/pki
  base64 -d <<<"$PKI_ARCHIVE" | tar -C /etc/kubernetes/pki -xf -
fi
# In memory only: the configuration holds the token.
config=$(mktemp /run/kubeone-join.XXXXXX)
trap 'rm -f "$config"' EXIT
KUBEADM_CONFIG=${KUBEADM_CONFIG//@@JOIN_TOKEN@@/$JOIN_TOKEN}
printf '%s' "${KUBEADM_CONFIG//@@CA_HASH@@/$CA_HASH}" >"$config"
unset JOIN_TOKEN PKI_ARCHIVE KUBEADM_CONFIG
kubeadm join --config "$config"
touch "$KUBEONE_STATE/joined"
rm -f "$KUBEONE_STATE/join-started"
changed "joined the cluster"
