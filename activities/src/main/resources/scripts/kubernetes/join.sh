#!/usr/bin/env bash
# Purpose: join this host to the cluster, as a control plane or as a worker.
# Inputs:  KUBEADM_CONFIG   content of the join configuration
#          DISCOVERY        content of the kubeconfig that it names, with @@CA_DATA@@ and @@JOIN_TOKEN@@ in it
#          API_SERVER       address of this host's own API server; empty for workers
#          AUDIT_POLICY, ADMISSION_CONFIG, EVENT_RATE_LIMIT, POD_NODE_SELECTOR   files of the API server, where wanted
#          secret: JOIN_TOKEN, CA_DATA; for control planes PKI_ARCHIVE, the shared certificates as a base64 tar
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
write_api_server_files
touch "$KUBEONE_STATE/join-started"
if [[ -n ${PKI_ARCHIVE:-} ]]; then
  install -d -m 755 /etc/kubernetes/pki
  base64 -d <<<"$PKI_ARCHIVE" | tar -C /etc/kubernetes/pki -xf -
fi
config=/etc/kubernetes/kubeone/join.yaml
write_file "$config" 0600 "$KUBEADM_CONFIG" || true
# In memory only: it holds the token.
discovery=/run/kubeone-discovery.conf
trap 'rm -f "$discovery"' EXIT
DISCOVERY=${DISCOVERY//@@CA_DATA@@/$CA_DATA}
(umask 077 && printf '%s' "${DISCOVERY//@@JOIN_TOKEN@@/$JOIN_TOKEN}" >"$discovery")
unset JOIN_TOKEN PKI_ARCHIVE DISCOVERY

kubeadm join --config "$config" &
joining=$!
# The kubelet of a control plane asks its own API server for a certificate, before that server runs.
# It then waits longer and longer between attempts, and so do its watches. Started anew when there is
# somebody to ask, it has all at once.
server_ready() { [[ $(curl -ks --max-time 2 -o /dev/null -w '%{http_code}' "$API_SERVER/readyz") =~ ^(200|401|403)$ ]]; }
ready_or_over() { server_ready || ! kill -0 "$joining"; }
if [[ -n $API_SERVER ]]; then
  if wait_until 300 "this host's API server" ready_or_over && kill -0 "$joining" 2>/dev/null; then systemctl restart kubelet; fi
fi
wait "$joining"
touch "$KUBEONE_STATE/joined"
rm -f "$KUBEONE_STATE/join-started"
changed "joined the cluster"
