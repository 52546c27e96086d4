#!/usr/bin/env bash
# Purpose: download the packages that the upgrade of this host will install, and install nothing.
# Inputs:  KUBERNETES_VERSION   without a leading v
#          PACKAGES             which of kubelet, kubeadm, kubectl, separated by spaces; "" where only images are wanted
# Effect:  packages in dnf's cache

if [[ -n $PACKAGES ]]; then
  wanted=()
  for package in $PACKAGES; do wanted+=("$package-$KUBERNETES_VERSION"); done
  dnf -q -y install --downloadonly --setopt=keepcache=1 --setopt=disable_excludes=kubeone-kubernetes \
    --disableplugin=versionlock "${wanted[@]}" ||
    fail "the packages of Kubernetes $KUBERNETES_VERSION cannot be downloaded" "check that the repository has this version and that the host reaches it"
  echo "kubeone: packages of $KUBERNETES_VERSION are here"
fi
