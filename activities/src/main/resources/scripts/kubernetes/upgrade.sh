#!/usr/bin/env bash
# Purpose: functions for the upgrade of a control plane on this host.
# Inputs:  KUBERNETES_VERSION   without a leading v
# Effect:  none by itself

manifests=/etc/kubernetes/manifests
started=$KUBEONE_STATE/upgrade-started

# kubeadm moves a manifest away before it moves the new one in: a power cut between the two must not cost a component.
restore_lost_manifests() {
  local component kept
  for component in etcd kube-apiserver kube-controller-manager kube-scheduler; do
    if [[ -e $manifests/$component.yaml ]]; then continue; fi
    kept=$(find /etc/kubernetes/tmp -path "*kubeadm-backup-manifests*/$component.yaml" -printf '%T@ %p\n' 2>/dev/null | sort -n | tail -1 | cut -d' ' -f2-)
    if [[ -n $kept ]]; then
      cp "$kept" "/etc/kubernetes/$component.kubeone-new"
      mv "/etc/kubernetes/$component.kubeone-new" "$manifests/$component.yaml"
      changed "$component.yaml put back from kubeadm's copy"
    fi
  done
}

# A stopped attempt leaves the mark, so that nobody takes a half-upgraded host for a whole one.
mark_started() {
  if [[ -e $started ]]; then restore_lost_manifests; fi
  # What is on record is right no more, and must never be put back.
  rm -rf "$KUBEONE_STATE/record"
  echo "$KUBERNETES_VERSION" >"$started"
}
mark_done() {
  echo "$KUBERNETES_VERSION" >"$KUBEONE_STATE/upgraded"
  rm -f "$started"
}

version_of() { sed -nE 's/^ +(- )?image: *"?[^ "@]*:v?([^:/"@ ]+)("|@.*)?$/\2/p' "$manifests/$1.yaml" | head -1; }

control_plane_done() {
  local component
  if [[ -e $started ]]; then return 1; fi
  for component in kube-apiserver kube-controller-manager kube-scheduler; do
    if [[ $(version_of "$component") != "$KUBERNETES_VERSION" ]]; then return 1; fi
  done
}

# Whether this host's API server would be left without any etcd while the member beside it restarts.
depends_on_own_member() {
  [[ -e $manifests/etcd.yaml ]] && ! grep -q -- '--etcd-servers=.*,' "$manifests/kube-apiserver.yaml"
}

# Names of control planes that are not Ready, one a line.
control_planes_not_ready() {
  kubectl --kubeconfig /etc/kubernetes/admin.conf --request-timeout=10s get nodes -l node-role.kubernetes.io/control-plane \
    -o 'jsonpath={range .items[*]}{.metadata.name} {.status.conditions[?(@.type=="Ready")].status}{"\n"}{end}' |
    awk 'NF && $2 != "True" {print $1}'
}
control_planes_ready() {
  local names
  names=$(control_planes_not_ready) && [[ -z $names ]]
}

# kubeadm refuses to begin while a control plane is not Ready, and one that has just been started anew, or whose old
# components were put back, takes a while to be.
await_control_planes() {
  local names
  if wait_until 180 "every control plane to be Ready" control_planes_ready; then return 0; fi
  names=$(control_planes_not_ready | tr '\n' ' ') || fail "the API does not answer" "see why: systemctl status kubelet on this host, then retry"
  fail "control planes are not Ready: ${names% }" "see why: kubectl describe node, and journalctl -u kubelet on them; then retry"
}

# upgrade <kubeadm arguments…>: kubeadm itself waits for each component and puts the old ones back if one stays away.
upgrade() {
  local log failed checks
  log=$(mktemp)
  if kubeadm upgrade "$@" 2>&1 | tee "$log"; then
    rm -f "$log"
    return 0
  fi
  failed=$(grep -vE '^\s*$|--v=5|stack trace' "$log" | tail -1)
  # Its last line only says that checks failed; which ones stands above it.
  checks=$(sed -nE 's/^\s*\[ERROR ([^]]+)\]: */\1: /p' "$log" | paste -sd ';' | sed 's/;/; /g')
  if [[ -n $checks ]]; then failed="error: $checks"; fi
  if grep -q 'tried to recover everything into the earlier state' "$log"; then
    rm -f "$log"
    wait_until 120 "the old API server" own_api || true
    if own_api; then answers="and it answers"; else answers="but it does not answer yet"; fi
    fail "the new control plane did not come up; kubeadm put the old one back (API server $(version_of kube-apiserver)), $answers: ${failed##*error}" \
      "look at the pods' logs in /var/log/pods on the host, mend the cause, then retry"
  fi
  rm -f "$log"
  fail "kubeadm upgrade ended with: $failed" "mend what it names, then retry"
}
