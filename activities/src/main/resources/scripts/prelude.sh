#!/usr/bin/env bash
# Purpose: functions that every step's script may use; put in front of it.
# Inputs:  none of its own
# Effect:  none by itself; prints "kubeone: changed <what>" for each change, so that a run can tell what it did
set -euo pipefail
export LC_ALL=C DEBIAN_FRONTEND=noninteractive
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/opt/bin
readonly KUBEONE_STATE=/var/lib/kubeone

if [[ -r /etc/kubeone/proxy-env ]]; then
  set -a
  # shellcheck source=/dev/null
  . /etc/kubeone/proxy-env
  set +a
fi

changed() { echo "kubeone: changed $*"; }

# fail <why> <what next>: ends the step with one sentence for the operator.
fail() {
  echo "kubeone: failed $1 → $2" >&2
  exit 1
}

# write_file <path> <mode> <content> [as-it-is]: only where it differs; true if it was written.
# "@@NAME@@" in the content stands for the secret variable NAME. For such files the digest of the
# content without secrets is kept, so that an observer can compare without knowing them.
write_file() {
  local path=$1 mode=$2 content=$3 template=$3 name record
  while [[ ${4:-} != as-it-is && $content =~ @@([A-Z0-9_]+)@@ ]]; do
    name=${BASH_REMATCH[1]}
    content=${content//"@@$name@@"/"${!name}"}
  done
  if [[ -f $path && $(stat -c %a "$path") == "${mode#0}" ]] && printf '%s' "$content" | cmp -s - "$path"; then return 1; fi
  # Explicit exits: errexit is off inside a function that is called as a condition.
  install -d -m 755 "${path%/*}" || exit 1
  (umask 077 && printf '%s' "$content" >"$path.kubeone-new") || exit 1
  chmod "$mode" "$path.kubeone-new" || exit 1
  mv -f "$path.kubeone-new" "$path" || exit 1
  if [[ $content != "$template" ]]; then
    install -d -m 700 "$KUBEONE_STATE/templates" || exit 1
    record=$KUBEONE_STATE/templates/$(sha256sum <<<"$path" | cut -d' ' -f1)
    echo "$(printf '%s' "$template" | sha256sum | cut -d' ' -f1) $(sha256sum "$path" | cut -d' ' -f1)" >"$record" || exit 1
  fi
  changed "$path"
}

# write_api_server_files: what the API server's flags name must be on the host before the server starts.
# Inputs: AUDIT_POLICY, ADMISSION_CONFIG, EVENT_RATE_LIMIT, POD_NODE_SELECTOR; each the content of a file, where it is wanted
write_api_server_files() {
  local folder=/etc/kubernetes/kubeone
  write_wanted "$folder/audit-policy.yaml" "${AUDIT_POLICY:-}"
  write_wanted "$folder/admission/event-rate-limit.yaml" "${EVENT_RATE_LIMIT:-}"
  write_wanted "$folder/admission/pod-node-selector.yaml" "${POD_NODE_SELECTOR:-}"
  write_wanted "$folder/admission/config.yaml" "${ADMISSION_CONFIG:-}"
}
write_wanted() {
  if [[ -n $2 ]]; then write_file "$1" 0600 "$2" as-it-is || true; fi
}

# spare_kube_system: where pods get node selectors by namespace, a default must not keep the cluster's own from starting.
spare_kube_system() {
  local kubectl=(kubectl --kubeconfig /etc/kubernetes/admin.conf) selector=scheduler.alpha.kubernetes.io/node-selector
  if [[ -z ${POD_NODE_SELECTOR:-} ]]; then return 0; fi
  if "${kubectl[@]}" get namespace kube-system -o jsonpath='{.metadata.annotations}' | grep -q "$selector"; then return 0; fi
  "${kubectl[@]}" annotate namespace kube-system "$selector=" >/dev/null
  # Those that got a selector before are made anew; static pods have no scheduler to wait for.
  "${kubectl[@]}" -n kube-system delete pods --field-selector status.phase=Pending --wait=false >/dev/null
  changed "kube-system spared from node selectors"
}

# remove_file <path>: true if it was there.
remove_file() {
  if [[ ! -e $1 ]]; then return 1; fi
  rm -f "$1"
  changed "$1 removed"
}

# wait_until <seconds> <what is awaited> <command…>: tries the command until it succeeds.
wait_until() {
  local deadline=$((SECONDS + $1)) what=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    if ((SECONDS >= deadline)); then
      echo "kubeone: gave up waiting for $what" >&2
      return 1
    fi
    read -rt 0.3 <> <(:) || true
  done
}

# own_api: whether the API server on this host is ready.
own_api() { [[ $(curl -ks --max-time 3 https://127.0.0.1:6443/readyz) == ok ]]; }

# installed_version <package>: of a Debian package that is there whole; of one whose installation was cut off, nothing.
installed_version() {
  local state
  if state=$(dpkg-query -W -f '${db:Status-Status} ${Version}' "$1" 2>/dev/null) && [[ $state == "installed "* ]]; then
    echo "${state#installed }"
  fi
}

# configure_packages: false while somebody else installs (exit code 2); what cannot be configured is apt's to report.
configure_packages() {
  local code=0
  dpkg --configure -a || code=$?
  ((code != 2))
}

# broken_packages: of our own, "name=version" of each that dpkg was cut off while it unpacked, and refuses to configure.
broken_packages() {
  dpkg-query -W -f '${db:Status-Eflag} ${Package}=${Version}\n' |
    sed -nE 's/^reinstreq ((containerd\.io|kubelet|kubeadm|kubectl|kubernetes-cni|cri-tools)=.+)$/\1/p'
}

# obtainable <name=version>: the version on record, if a repository still has it; in the middle of an upgrade the lists
# lead to the next release already, and then it is the wanted one, or whatever there is.
obtainable() {
  local name=${1%%=*}
  if apt-get -qq --print-uris download "$1" >/dev/null 2>&1; then
    echo "$1"
  elif [[ $name == kube* && $name != kubernetes-cni && -n ${KUBERNETES_VERSION:-} ]]; then
    echo "$name=$KUBERNETES_VERSION-*"
  else
    echo "$name"
  fi
}

# finish_packages: finishes what a reboot cut off on a Debian host; apt refuses to do anything before. What was cut off
# in the middle of its files is installed again; if somebody else was at it and has ended meanwhile, that does no harm.
finish_packages() {
  local broken package
  local -a anew=()
  if [[ -n $(ls /var/lib/dpkg/updates) ]]; then
    wait_until 300 "the end of another installation" configure_packages ||
      fail "dpkg is locked or broken" "run dpkg --configure -a on the host, see what it says, then retry"
    changed "an installation that was cut off is finished"
  fi
  mapfile -t broken < <(broken_packages)
  if ((${#broken[@]} > 0)); then
    for package in "${broken[@]}"; do anew+=("$(obtainable "$package")"); done
    apt-get -qq -y -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 -o Dpkg::Options::=--force-confold \
      --reinstall --allow-change-held-packages --allow-downgrades install "${anew[@]}"
    changed "what was cut off is installed anew: ${anew[*]}"
  fi
}

# unit_on <unit>: enabled and running.
unit_on() {
  if ! systemctl is-enabled --quiet "$1" 2>/dev/null; then
    systemctl enable --quiet "$1"
    changed "$1 enabled"
  fi
  if ! systemctl is-active --quiet "$1"; then
    systemctl start "$1"
    changed "$1 started"
  fi
}
