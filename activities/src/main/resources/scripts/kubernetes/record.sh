#!/usr/bin/env bash
# Purpose: functions about the files of Kubernetes on this host that only an upgrade changes: kept on record as they
#          were when the host was right, and compared with that later.
# Inputs:  none
# Effect:  none by itself

record=/var/lib/kubeone/record

# What we write ourselves on other occasions is not among them.
kubernetes_files() {
  local path
  for path in /etc/kubernetes/manifests/{etcd,kube-apiserver,kube-controller-manager,kube-scheduler}.yaml \
    /var/lib/kubelet/config.yaml /var/lib/kubelet/kubeadm-flags.env \
    /etc/systemd/system/{kubelet,containerd}.service \
    /etc/systemd/system/{kubelet,containerd}.service.d/*.conf /usr/lib/systemd/system/{kubelet,containerd}.service.d/*.conf; do
    if [[ -f $path && $path != */kubeone-proxy.conf ]]; then echo "$path"; fi
  done
}

# Those that only root may read; their content is nobody's business.
kubernetes_secrets() {
  local path
  for path in /etc/kubernetes/*.conf /etc/kubernetes/pki/*.key /etc/kubernetes/pki/etcd/*.key /etc/kubernetes/pki/kubeone/*; do
    if [[ -f $path ]]; then echo "$path"; fi
  done
}

# record_files <version>: everything that counts, as it is now.
record_files() {
  local path
  rm -rf "$record.new" || return 1
  install -d -m 700 "$record.new" "$record.new/files" || return 1
  while read -r path; do cp -p --parents "$path" "$record.new/files" || return 1; done < <(kubernetes_files)
  while read -r path; do stat -c '%a %n' "$path" || return 1; done < <(kubernetes_files; kubernetes_secrets) >"$record.new/modes"
  echo "$1" >"$record.new/version" || return 1
  sync -f "$record.new" || return 1
  rm -rf "$record" || return 1
  mv "$record.new" "$record"
}

# record_anew <path>: of a file that was changed on purpose, where anything is on record.
record_anew() {
  if [[ -d $record/files ]]; then cp -p --parents "$1" "$record/files"; fi
}

recorded_version() { cat "$record/version" 2>/dev/null || true; }

# put_back <path>: as recorded. Written beside its folder where others read everything in it.
put_back() {
  local path=$1 fresh=/etc/kubernetes/kubeone-new
  if [[ $path != /etc/kubernetes/* ]]; then fresh=$path.kubeone-new; fi
  install -d -m 755 "${path%/*}"
  cp -p "$record/files$path" "$fresh"
  mv -f "$fresh" "$path"
}

# first_line <sign> <difference>: of a difference, the first line that only one side has.
first_line() { sed -nE "s/^$1 +(.*[^ ]) *$/\1/p" <<<"$2" | head -1 | cut -c 1-120; }

# compare_files: a line for each difference, its parts separated by "|": kind, path, what is, what was.
compare_files() {
  local path difference mode is was
  if [[ ! -d $record ]]; then return; fi
  while read -r path; do
    if [[ ! -f $path ]]; then
      echo "missing|$path||"
    elif ! cmp -s "$record/files$path" "$path"; then
      is='' was=''
      # Drop-ins may hold a proxy's password.
      if [[ $path == /etc/kubernetes/manifests/* || $path == /var/lib/kubelet/* ]]; then
        difference=$(diff "$record/files$path" "$path" || true)
        is=$(first_line '>' "$difference") was=$(first_line '<' "$difference")
      fi
      echo "changed|$path|${is//|/ }|${was//|/ }"
    fi
  done < <(cd "$record/files" && find . -type f | sed 's/^\.//' | sort)
  while read -r path; do
    if [[ ! -e $record/files$path ]]; then echo "extra|$path||"; fi
  done < <(kubernetes_files)
  while read -r mode path; do
    if [[ -f $path ]]; then
      is=$(stat -c %a "$path")
      if [[ $is != "$mode" ]]; then echo "mode|$path|$is|$mode"; fi
    fi
  done <"$record/modes"
}
