#!/usr/bin/env bash
# Purpose: see that the release binaries that the upgrade of this host will install can be had.
# Inputs:  KUBERNETES_VERSION   without a leading v
#          PACKAGES             which of kubelet, kubeadm, kubectl, separated by spaces
#          BINARIES_URL, ARCHITECTURE   base of the releases, and which of them
# Effect:  none; the programs are small and are fetched, with their digests checked, when they are installed

for program in $PACKAGES; do
  url=$BINARIES_URL/v$KUBERNETES_VERSION/bin/linux/$ARCHITECTURE/$program
  curl -fsSL --retry 3 --retry-connrefused --head -o /dev/null "$url" ||
    fail "$url cannot be fetched" "check that the host reaches it, or set packageSources in the manifest"
done
