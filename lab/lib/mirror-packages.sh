# shellcheck shell=bash
# Purpose: the package repositories of the mirror, in the layouts of the official ones.
# Inputs:  variables of mirror.sh, which reads this file
# Effect:  defines functions. Each makes one part of the mirror and does nothing where it exists.
# shellcheck disable=SC2154 # assigned in mirror.sh
set -euo pipefail

signing_key() {
  if [[ -s $mirror/gnupg/public.asc ]]; then return; fi
  gpg --homedir "$mirror/gnupg" --batch --quiet --passphrase '' --quick-generate-key 'lab mirror <lab@localhost>' rsa2048 sign never
  gpg --homedir "$mirror/gnupg" --batch --armor --export >"$mirror/gnupg/public.asc"
}

# make_deb <folder> <name> <version> <depends> <staged root> [control extra]
make_deb() {
  local folder=$1 name=$2 version=$3 depends=$4 root=$5
  mkdir -p "$root/DEBIAN" "$folder/amd64"
  {
    printf 'Package: %s\nVersion: %s\nArchitecture: amd64\nMaintainer: lab <lab@localhost>\n' "$name" "$version"
    if [[ -n $depends ]]; then printf 'Depends: %s\n' "$depends"; fi
    if [[ -n ${6:-} ]]; then printf '%s\n' "$6"; fi
    printf 'Section: admin\nPriority: optional\nDescription: %s, built for the lab\n' "$name"
  } >"$root/DEBIAN/control"
  if [[ -d $root/etc ]]; then (cd "$root" && find etc -type f -printf '/%p\n') >"$root/DEBIAN/conffiles"; fi
  dpkg-deb --root-owner-group -Zgzip -z1 --build "$root" "$folder/amd64/${name}_${version}_amd64.deb" >/dev/null
  rm -rf "$root"
}

# A flat repository: Packages and Release lie in the folder itself.
index_repository() { # <folder>
  (
    cd "$1"
    dpkg-scanpackages -m . >Packages 2>/dev/null
    gzip -9kf Packages
    rm -f Release InRelease Release.gpg
    apt-ftparchive -o APT::FTPArchive::Release::Origin=lab release . >../.release
    mv ../.release Release
    gpg --homedir "$mirror/gnupg" --batch --yes --clearsign -o InRelease Release
    gpg --homedir "$mirror/gnupg" --batch --yes --armor --detach-sign -o Release.gpg Release
    cp "$mirror/gnupg/public.asc" Release.key
  )
}

kubernetes_debs() { # <version>
  local version=$1 minor=${1%.*} number=${1#v}-1.1 root=$mirror/build/deb-root
  local folder=$mirror/deb/$minor binaries=$mirror/release/$1/bin/linux/amd64 cni=${cni_version#v}-1.1
  if [[ -s $folder/amd64/kubeadm_${number}_amd64.deb && -s $folder/InRelease ]]; then return; fi
  rm -rf "$root"
  install -D -m 755 -t "$root/usr/bin" "$binaries/kubectl"
  make_deb "$folder" kubectl "$number" "" "$root"

  install -D -m 755 -t "$root/usr/bin" "$binaries/kubelet"
  mkdir -p "$root/usr/lib/systemd/system" "$root/etc/default" "$root/DEBIAN" "$root/var/lib/kubelet"
  cp "$lab/mirror/kubelet.service" "$root/usr/lib/systemd/system/"
  echo 'KUBELET_EXTRA_ARGS=' >"$root/etc/default/kubelet"
  install -m 755 "$lab/mirror/kubelet-postinst.sh" "$root/DEBIAN/postinst"
  make_deb "$folder" kubelet "$number" \
    "iptables (>= 1.4.21), kubernetes-cni (>= 1.2.0), iproute2, mount, util-linux, ethtool, socat, conntrack" "$root"

  install -D -m 755 -t "$root/usr/bin" "$binaries/kubeadm"
  mkdir -p "$root/usr/lib/systemd/system/kubelet.service.d"
  cp "$lab/mirror/10-kubeadm.conf" "$root/usr/lib/systemd/system/kubelet.service.d/"
  # cri-tools is a dependency of the official package; crictl cannot be built here
  # and kubeadm has not needed it since 1.31.
  make_deb "$folder" kubeadm "$number" "kubelet (>= 1.19.0), kubectl (>= 1.19.0), kubernetes-cni (>= 1.2.0)" "$root"

  if [[ ! -s $folder/amd64/kubernetes-cni_${cni}_amd64.deb ]]; then
    mkdir -p "$root/opt/cni/bin"
    cp "$mirror"/build/cni/* "$root/opt/cni/bin/"
    make_deb "$folder" kubernetes-cni "$cni" "" "$root"
  fi
  index_repository "$folder"
  mkdir -p "$mirror/deb/core:/stable:/$minor"
  ln -sfn "../../../$minor" "$mirror/deb/core:/stable:/$minor/deb"
}

# As the vendor's package has it: containerd, its shim and runc in one package,
# and a config.toml that switches CRI off, which every installer must replace.
containerd_io() { # <version-revision> <root with usr/bin>
  local root=$2
  mkdir -p "$root/etc/containerd" "$root/usr/lib/systemd/system" "$root/DEBIAN"
  echo 'disabled_plugins = ["cri"]' >"$root/etc/containerd/config.toml"
  cp "$lab/mirror/containerd.service" "$root/usr/lib/systemd/system/"
  install -m 755 "$lab/mirror/containerd-postinst.sh" "$root/DEBIAN/postinst"
  make_deb "$mirror/deb/containerd" containerd.io "$1" "libc6, libseccomp2 (>= 2.5.0)" "$root" \
    $'Provides: containerd, runc\nConflicts: containerd, runc\nReplaces: containerd, runc'
}

# Two versions, so that an upgrade of containerd can be tried: Debian's own build
# and the current one.
containerd_debs() {
  local root=$mirror/build/containerd-root download=$mirror/build/debian-containerd old
  if [[ -s $mirror/deb/containerd/InRelease ]]; then return; fi
  mkdir -p "$download"
  (cd "$download" && chown _apt . && apt-get download containerd runc >/dev/null 2>&1)
  rm -rf "$root"
  mkdir -p "$root/x"
  dpkg-deb -x "$download"/containerd_*.deb "$root/x"
  dpkg-deb -x "$download"/runc_*.deb "$root/x"
  old=$(dpkg-deb -f "$download"/containerd_*.deb Version)
  install -D -m 755 -t "$root/usr/bin" "$root"/x/usr/bin/{containerd,containerd-shim-runc-v2,ctr} "$root/x/usr/sbin/runc"
  rm -rf "$root/x"
  containerd_io "${old%%[~+-]*}-1" "$root"
  install -D -m 755 -t "$root/usr/bin" "$mirror"/build/containerd/{containerd,containerd-shim-runc-v2,ctr} "$mirror/build/runc/runc"
  containerd_io "${containerd_version#v}-1" "$root"
  index_repository "$mirror/deb/containerd"
}

# The same packages in the layout of the vendor's repository (with dists/ and pool/).
vendor_layout() {
  local root=$mirror/deb/docker.com/linux/debian pool=dists/$suite/pool/stable/amd64 binary=dists/$suite/stable/binary-amd64
  if [[ -s $root/dists/$suite/InRelease && ! $mirror/deb/containerd/InRelease -nt $root/dists/$suite/InRelease ]]; then return; fi
  mkdir -p "$root/$pool" "$root/$binary"
  ln -f "$mirror"/deb/containerd/amd64/*.deb "$root/$pool/"
  (
    cd "$root"
    dpkg-scanpackages -m "$pool" >"$binary/Packages" 2>/dev/null
    gzip -9kf "$binary/Packages"
    cp "$mirror/gnupg/public.asc" gpg
    cd "dists/$suite"
    rm -f Release InRelease Release.gpg
    apt-ftparchive -o APT::FTPArchive::Release::Suite="$suite" -o APT::FTPArchive::Release::Codename="$suite" \
      -o APT::FTPArchive::Release::Components=stable -o APT::FTPArchive::Release::Architectures=amd64 release . >../.release
    mv ../.release Release
    gpg --homedir "$mirror/gnupg" --batch --yes --armor --detach-sign -o Release.gpg Release
    gpg --homedir "$mirror/gnupg" --batch --yes --clearsign -o InRelease Release
  )
}

# What else lies at a well-known place: the CNI archive, and "what is stable now".
well_known_files() {
  local folder=$mirror/github/containernetworking/plugins/releases/download/$cni_version version
  mkdir -p "$folder"
  ln -f "$mirror/cni-plugins-linux-amd64-$cni_version.tgz"{,.sha256} "$folder/"
  for version in "${versions[@]}"; do
    echo "$version" >"$mirror/release/stable-${version:1:4}.txt"
  done
  echo "${versions[-1]}" | tee "$mirror/release/stable.txt" >"$mirror/release/stable-1.txt"
}

