#!/bin/sh
# Purpose: come before the real runc in containerd's PATH, because of two things a container cannot do.
#          1. Kubernetes gives pods a negative OOM score (-997, -998). Writing one needs
#             CAP_SYS_RESOURCE, which a lab host lacks: negative scores become 0 in the bundle.
#          2. On cgroup v1 systemd may move a container's first process up to its slice in the
#             devices hierarchy. "runc ps" looks there, answers null, and containerd 1.x takes the
#             container for dead when it restarts: answer from the pids hierarchy instead.
# Inputs:  the arguments of runc
# Effect:  as runc, which it becomes.
bundle="" process="" previous="" ps="" root="" last=""
for argument in "$@"; do
  case $previous in
    --bundle | -b) bundle=$argument ;;
    --process | -p) process=$argument ;;
    --root) root=$argument ;;
  esac
  if [ "$argument" = ps ]; then ps=1; fi
  previous=$argument last=$argument
done
if [ -n "$ps" ] && [ -r "$root/$last/state.json" ]; then
  pid=$(sed -nE 's/.*"init_process_pid":([0-9]+).*/\1/p' "$root/$last/state.json")
  group=$(sed -nE 's/^[0-9]+:pids:(.*)$/\1/p' "/proc/$pid/cgroup" 2>/dev/null)
  if [ -n "$group" ] && [ -r "/sys/fs/cgroup/pids$group/cgroup.procs" ]; then
    echo "[$(paste -sd, "/sys/fs/cgroup/pids$group/cgroup.procs")]"
    exit 0
  fi
fi
for file in ${bundle:+"$bundle/config.json"} ${process:+"$process"}; do
  if [ -w "$file" ]; then
    sed -i -E 's/"oomScoreAdj": ?-[0-9]+/"oomScoreAdj":0/g' "$file"
  fi
done
for real in /usr/bin/runc /usr/sbin/runc; do
  if [ -x "$real" ]; then exec "$real" "$@"; fi
done
echo "lab: no runc is installed" >&2
exit 127
