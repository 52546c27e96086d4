#!/usr/bin/env bash
# Purpose: install kubelet, kubeadm, kubectl and the CNI plugins from packages and hold them.
# Inputs:  KUBERNETES_VERSION   without a leading v
#          PACKAGES             which of the three programs this run may move, separated by spaces
# Effect:  packages at the wanted version, held; kubelet enabled

finish_packages
wanted=()
for package in $PACKAGES; do
  installed=$(installed_version "$package")
  if [[ $installed != "$KUBERNETES_VERSION"-* ]]; then wanted+=("$package=$KUBERNETES_VERSION-*"); fi
done
if ((${#wanted[@]})); then
  # shellcheck disable=SC2086 # one word per package
  apt-mark -qq unhold $PACKAGES kubernetes-cni cri-tools >/dev/null 2>&1 || true
  apt-get -qq -y -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 -o Dpkg::Options::=--force-confold \
    --allow-downgrades install "${wanted[@]}" kubernetes-cni
  changed "${wanted[*]}"
fi
held=$(apt-mark showhold)
for package in kubelet kubeadm kubectl kubernetes-cni cri-tools; do
  if dpkg-query -W "$package" >/dev/null 2>&1 && ! grep -qx "$package" <<<"$held"; then
    apt-mark -qq hold "$package"
    changed "$package held"
  fi
done
if ! systemctl is-enabled --quiet kubelet; then
  systemctl enable --quiet kubelet
  changed "kubelet enabled"
fi
