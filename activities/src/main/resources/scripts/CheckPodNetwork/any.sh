#!/usr/bin/env bash
# Purpose: from inside a pod of this node, reach the API server's service and have a name answered by the cluster's DNS.
# Inputs:  POD_UID      the pod's uid; its network namespace is entered from the host
#          API_ADDRESS  cluster address of the service "kubernetes"
#          DNS_ADDRESS  cluster address of DNS
#          DNS_NAME     name to ask for
# Effect:  none

pod_process() {
  local escaped=${POD_UID//-/_}
  # Processes end while they are looked through; that is no failure.
  { grep -lE "$POD_UID|$escaped" /proc/[0-9]*/cgroup 2>/dev/null || true; } | sed -n '1s|^/proc/\([0-9]*\)/.*|\1|p'
}
process=$(pod_process)
if [[ -z $process ]]; then fail "the pod has no process on this node" "look at the kubelet's log: journalctl -u kubelet"; fi

in_pod() { nsenter --net="/proc/$process/ns/net" "$@"; }

api() { [[ $(in_pod curl -ks --max-time 3 -o /dev/null -w '%{http_code}' "https://$API_ADDRESS/readyz") =~ ^(200|401|403)$ ]]; }
wait_until 60 "the service address $API_ADDRESS" api ||
  fail "a pod on this node does not reach the service address $API_ADDRESS" "look at kube-proxy and the pod network (CNI) on this node"

# A DNS question by hand, over TCP: hosts need no DNS tools.
question() {
  local label hex byte
  hex=$(printf '%04x01000001000000000000' $((RANDOM)))
  for label in ${DNS_NAME//./ }; do
    hex+=$(printf '%02x' ${#label})$(printf '%s' "$label" | od -An -tx1 | tr -d ' \n')
  done
  hex+=0000010001
  hex=$(printf '%04x' $((${#hex} / 2)))$hex
  while read -rN2 byte; do printf '\\x%s' "$byte"; done < <(printf '%s' "$hex")
}
export QUESTION DNS_ADDRESS
QUESTION=$(question)
# An answer has its number of records at bytes 8 and 9, after the two bytes of length.
dns() {
  # shellcheck disable=SC2016 # expands inside the pod's network namespace
  in_pod timeout 3 bash -c 'exec 3<>"/dev/tcp/$DNS_ADDRESS/53"; printf "$QUESTION" >&3
    head -c 10 <&3 | od -An -tu1 | awk "{exit !(\$9 * 256 + \$10 > 0)}"'
}
wait_until 60 "an answer of DNS at $DNS_ADDRESS" dns ||
  fail "a pod on this node gets no answer for $DNS_NAME from DNS at $DNS_ADDRESS" "look at the CoreDNS pods: kubectl -n kube-system get pods -l k8s-app=kube-dns"
echo "kubeone: pods on this node reach services and DNS"
