#!/usr/bin/env bash
# Purpose: put files of Kubernetes back to what is on record, and let what runs from them run again.
# Inputs:  KUBERNETES_VERSION   what the record must be of, without a leading v
# Effect:  files, drop-ins and file modes as recorded; kubelet, containerd and static pods restarted where theirs changed

if [[ $(recorded_version) != "$KUBERNETES_VERSION" ]]; then
  fail "the record of this host is not of $KUBERNETES_VERSION" "look again: kubeone-client drift"
fi
restart=()
components=()

serves() {
  case $path in
    */kubelet.service* | /var/lib/kubelet/*) restart+=(kubelet) ;;
    */containerd.service*) restart+=(containerd) ;;
    /etc/kubernetes/manifests/*) components+=("$(basename "$path" .yaml)") ;;
  esac
}

process_of() { pgrep -o -x "$1" || true; }
declare -A before
for component in etcd kube-apiserver kube-controller-manager kube-scheduler; do
  before[${component:0:15}]=$(process_of "${component:0:15}")
done

while IFS='|' read -r kind path _ was; do
  case $kind in
    missing | changed)
      put_back "$path"
      serves
      changed "$path put back"
      ;;
    extra)
      install -d -m 700 "$KUBEONE_STATE/removed"
      mv -f "$path" "$KUBEONE_STATE/removed/$(basename "$path")"
      serves
      changed "$path removed; a copy is in $KUBEONE_STATE/removed"
      ;;
    mode)
      chmod "$was" "$path"
      changed "mode of $path $was"
      ;;
  esac
done < <(compare_files)

if ((${#restart[@]})); then
  systemctl daemon-reload
  mapfile -t units < <(printf '%s\n' "${restart[@]}" | sort -u)
  for unit in "${units[@]}"; do
    systemctl restart "$unit"
    changed "$unit restarted"
  done
fi
healthy() { [[ $(curl -s --max-time 2 http://127.0.0.1:10248/healthz) == ok ]]; }
wait_until 120 "the kubelet" healthy ||
  fail "the kubelet does not become healthy" "look at its log: journalctl -u kubelet"

# The kernel cuts a process's name at 15 characters.
anew() { local now; now=$(process_of "${1:0:15}") && [[ -n $now && $now != "${before[${1:0:15}]:-}" ]]; }
for component in "${components[@]}"; do
  # Where only a comment changed the pod is the same, and nothing starts anew.
  wait_until 60 "$component to start anew" anew "$component" || true
done
if ((${#components[@]})); then
  wait_until 180 "this host's API server" own_api ||
    fail "the API server on this host does not answer after its files were put back" "look at its log under /var/log/pods"
fi
