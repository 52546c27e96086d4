#!/usr/bin/env bash
# Purpose: fetch the images a node starts with, before anything waits for them.
# Inputs:  KUBERNETES_VERSION   without a leading v
#          IMAGE_REPOSITORY     a registry that all images come from, or "" for each image's own
#          ROLE                 control-plane or worker
#          SANDBOX_IMAGE        the pause image that containerd is configured with
#          ADDON_IMAGES         images of the addons that run on every node, one a line; missing ones are no failure
#          AT_ONCE              how many are pulled side by side; 10 if it is not said
# Effect:  images in containerd; those that are there are left alone

# kubeadm alone knows which etcd and CoreDNS go with a patch release.
wanted=$(kubeadm config images list --kubernetes-version "v$KUBERNETES_VERSION" ${IMAGE_REPOSITORY:+--image-repository "$IMAGE_REPOSITORY"})
if [[ $ROLE == worker ]]; then wanted=$(grep -E '/(kube-proxy|coredns)[:/]' <<<"$wanted"); fi
wanted+=$'\n'$SANDBOX_IMAGE

present=$(ctr --namespace k8s.io images list -q)
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT

# fetch <number> <image>: what it said and its exit code in files
fetch() {
  local code=0
  timeout 540 ctr --namespace k8s.io images pull --hosts-dir /etc/containerd/certs.d "$2" >"$logs/$1" 2>&1 || code=$?
  echo "$code" >"$logs/$1.code"
}
fetched() { [[ $(<"$logs/$1.code") == 0 ]]; }

# pull_all: what of the images on standard input is not here, so many at once
images=()
pull_all() {
  local image
  images=()
  while read -r image; do
    if [[ -n $image ]] && ! grep -qxF "$image" <<<"$present"; then
      while (($(jobs -rp | wc -l) >= ${AT_ONCE:-10})); do wait -n || true; done
      fetch "${#images[@]}" "$image" &
      images+=("$image")
    fi
  done
  wait
}

pull_all < <(sort -u <<<"$wanted")
for n in "${!images[@]}"; do
  if ! fetched "$n"; then
    tail -3 "$logs/$n" >&2
    fail "image ${images[n]} cannot be pulled" "check the registry, the mirror or the proxy in the manifest"
  fi
  changed "${images[n]}"
done
pull_all < <(sort -u <<<"$ADDON_IMAGES")
for n in "${!images[@]}"; do
  if fetched "$n"; then changed "${images[n]}"; else echo "kubeone: ${images[n]} of an addon was not pulled"; fi
done
