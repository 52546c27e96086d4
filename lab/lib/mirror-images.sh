# shellcheck shell=bash
# Purpose: the container images of the mirror, as archives.
# Inputs:  variables of mirror.sh, which reads this file
# Effect:  defines functions. Each makes one part of the mirror and does nothing where it exists.
# shellcheck disable=SC2154 # assigned in mirror.sh
set -euo pipefail

# archive <reference>: images/<path>_<tag>.tar, without the registry's name
archive_of() {
  local path=${1#*/}
  path=${path//\//_}
  echo "$mirror/images/${path/:/_}.tar"
}

# image <reference> <docker change> <file…>: the files in /usr/local/bin, no more
static_image() {
  local reference=$1 change=$2 archive root file
  shift 2
  archive=$(archive_of "$reference")
  if [[ -s $archive ]]; then return; fi
  root=$(mktemp -d)
  mkdir -p "$root"/{usr/local/bin,tmp,etc}
  chmod 1777 "$root/tmp"
  printf 'root:x:0:0:root:/:/\nnobody:x:65534:65534:nobody:/:/\n' >"$root/etc/passwd"
  for file in "$@"; do cp "$file" "$root/usr/local/bin/"; done
  tar -C "$root" -c . | docker import --change "$change" - "$reference" >/dev/null
  rm -rf "$root"
  save_image "$reference"
}

save_image() { # <reference>
  local archive
  archive=$(archive_of "$1")
  docker save -o "$archive.part" "$1"
  mv "$archive.part" "$archive"
}

# A small Debian with the network tools that kube-proxy, the lab's CNI and the
# lab's load balancer call.
base_image() {
  local work=$mirror/build/base tar=$mirror/build/base.tar
  if [[ ! -s $tar ]]; then
    rm -rf "$work"
    debootstrap --variant=minbase --include=iptables,nftables,conntrack,ipset,kmod,iproute2,haproxy \
      "$suite" "$work" >"$mirror/log/base.log" 2>&1
    rm -rf "$work"/var/cache/apt/* "$work"/var/lib/apt/lists/* "$work"/usr/share/{doc,man,locale,info} "$work"/etc/apt/sources.list
    tar -C "$work" -cf "$tar.part" .
    mv "$tar.part" "$tar"
    rm -rf "$work"
  fi
  if ! docker image inspect lab/base:1 >/dev/null 2>&1; then docker import "$tar" lab/base:1 >/dev/null; fi
}

# image on top of the base: <reference> <dockerfile lines> <file…>
based_image() {
  local reference=$1 lines=$2 archive context
  shift 2
  archive=$(archive_of "$reference")
  if [[ -s $archive ]]; then return; fi
  context=$(mktemp -d)
  cp "$@" "$context/"
  printf 'FROM lab/base:1\n%s\n' "$lines" >"$context/Dockerfile"
  docker build -q -t "$reference" "$context" >/dev/null 2>>"$mirror/log/docker-build.log"
  rm -rf "$context"
  save_image "$reference"
}

busybox_image() { # <reference>
  local root
  if [[ -s $(archive_of "$1") ]]; then return; fi
  root=$(mktemp -d)
  (cd "$root" && chmod 755 . && chown _apt . && apt-get download busybox-static >/dev/null 2>&1 && dpkg-deb -x busybox-static_*.deb x)
  mkdir -p "$root/r"/{bin,sbin,usr/bin,usr/sbin,tmp,etc,www,root}
  mv "$root/x/bin/busybox" "$root/r/bin/busybox"
  chroot "$root/r" /bin/busybox --install -s
  printf 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/sh\n' >"$root/r/etc/passwd"
  tar -C "$root/r" -c . | docker import --change 'CMD ["/bin/sh"]' --change 'ENV PATH=/bin:/sbin:/usr/bin:/usr/sbin' - "$1" >/dev/null
  rm -rf "$root"
  save_image "$1"
}

required_images() { # <version>
  "$mirror/release/$1/bin/linux/amd64/kubeadm" config images list --kubernetes-version "$1" 2>/dev/null
}

# The names and tags are what each kubeadm asks for.
kubernetes_images() { # <version>
  local version=$1 binaries=$mirror/release/$1/bin/linux/amd64 reference name tools tag
  while read -r reference; do
    name=${reference##*/} tag=${reference##*:}
    name=${name%%:*}
    case $name in
      kube-proxy) based_image "$reference" $'COPY kube-proxy /usr/local/bin/\nENTRYPOINT ["/usr/local/bin/kube-proxy"]' "$binaries/kube-proxy" ;;
      kube-*) static_image "$reference" "ENTRYPOINT [\"/usr/local/bin/$name\"]" "$binaries/$name" ;;
      coredns) static_image "$reference" 'ENTRYPOINT ["/usr/local/bin/coredns"]' "$mirror/build/coredns/coredns" ;;
      pause) static_image "$reference" 'ENTRYPOINT ["/usr/local/bin/pause"]' "$mirror/build/pause/pause" ;;
      etcd)
        tag=v${tag%-*}
        tools=$mirror/build/etcdctl-${etcd_tools[${tag%.*}]}
        etcd "$tag"
        static_image "$reference" 'CMD ["/usr/local/bin/etcd"]' "$mirror/build/etcd-$tag/etcd" "$tools"/{etcdctl,etcdutl}
        ;;
    esac
  done < <(required_images "$version")
}

extra_images() {
  local newest=${versions[-1]} registry
  registry=registry.k8s.io
  static_image "$registry/metrics-server/metrics-server:$metrics_server_version" 'ENTRYPOINT ["/usr/local/bin/metrics-server"]' \
    "$mirror/build/metrics-server/metrics-server"
  busybox_image docker.io/library/busybox:1.35
  based_image "$registry/lab/cni:1" 'COPY kubectl /usr/local/bin/' "$mirror/release/$newest/bin/linux/amd64/kubectl"
}

# The registry program of Debian, unpacked and not installed: no service starts.
registry_program() {
  if [[ -x $mirror/build/registry/docker-registry ]]; then return; fi
  mkdir -p "$mirror/build/registry"
  (
    cd "$mirror/build/registry"
    chown _apt .
    apt-get download docker-registry >/dev/null 2>&1
    dpkg-deb --fsys-tarfile docker-registry_*.deb | tar -x --strip-components=3 ./usr/bin/docker-registry
  )
}

