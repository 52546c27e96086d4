#!/usr/bin/env bash
# Purpose: see that the release binaries of a version can be had; nothing is installed.
# Inputs:  KUBERNETES_VERSION   without a leading v
#          PACKAGES             which of kubelet, kubeadm, kubectl, separated by spaces; "" for none
#          BINARIES_URL, ARCHITECTURE   base of the releases, and which of them
# Effect:  none

for program in $PACKAGES; do
  url=$BINARIES_URL/v$KUBERNETES_VERSION/bin/linux/$ARCHITECTURE/$program
  curl -fsSL --retry 3 --retry-connrefused --head -o /dev/null "$url" ||
    fail "$url cannot be fetched" "name another version in versions.kubernetes or upgrade.through, or set packageSources in the manifest"
done
