#!/usr/bin/env bash
# Purpose: what the unit of a job runs ("run JOB"), and what runs after it however it ended ("ended JOB").
# Inputs:  JOB's directory in the ledger (script.sh, env, attempt, mark, started) and /run/kubeone/JOB
#          (env, redact.sed), which is removed; of systemd SERVICE_RESULT, EXIT_STATUS.
# Effect:  the job's script runs; output.log, exit-code, ended, result and the ledger's journal are written.
set -euo pipefail
umask 077

what=$1
id=$2
ledger=/var/lib/kubeone
job=$ledger/jobs/$id
memory=/run/kubeone/$id

record() {
  local code=$1 result=$2 ended
  ended=$(date +%s%3N)
  echo "$ended" >"$job/ended"
  echo "$result" >"$job/result"
  echo "$code" >"$job/exit-code.new"
  printf '%s end %s %s %s\n' "$ended" "$id" "$(<"$job/attempt")" "$code" >>"$ledger/journal"
  # On the disk before anybody hears of it: a power cut must not make it run again.
  sync "$job/exit-code.new" "$ledger/journal"
  mv "$job/exit-code.new" "$job/exit-code"
  sync "$job"
  printf '\001%s %s %s %s %s\n' "$(<"$job/mark")" "$code" "$(<"$job/started")" "$ended" "$result" >>"$job/output.log"
}

# The same as the client does again, so that the log on the disk is clean as well.
redact() {
  local rules=()
  if [[ -s $memory/redact.sed ]]; then rules=(-f "$memory/redact.sed"); fi
  LC_ALL=C exec stdbuf -oL sed -E \
    -e '/-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/,/-----END [A-Z0-9 ]*PRIVATE KEY-----/s/.*/[redacted]/' \
    -e 's/\b[a-z0-9]{6}\.[a-z0-9]{16}\b/[redacted]/g' \
    -e 's/(certificate[-_ ]?key[^0-9a-f]*)[0-9a-f]{64}/\1[redacted]/Ig' \
    -e 's/^[[:space:]]*[0-9a-f]{64}[[:space:]]*$/[redacted]/' \
    -e 's/(client-key-data: *)[^ ]+/\1[redacted]/g' \
    "${rules[@]}" >>"$job/output.log"
}

run() {
  local code=0 pipe
  # The file descriptor 5 of the redactor is open until it ends, so a read of the other side waits for it.
  coproc REDACTOR {
    exec 5>&1
    redact
  }
  pipe=${REDACTOR[1]}
  exec 6<&"${REDACTOR[0]}" 7>&"$pipe" {pipe}>&-
  (
    umask 022
    export HOME=/root LC_ALL=C PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/opt/bin
    set -a
    # shellcheck disable=SC1091
    . "$job/env"
    if [[ -s $memory/env ]]; then
      # shellcheck disable=SC1091
      . "$memory/env"
      rm -f "$memory/env"
    fi
    set +a
    cd /
    exec bash "$job/script.sh" >&7 2>&1 </dev/null 6<&- 7>&-
  ) || code=$?
  exec 7>&-
  # Whatever the script left running may hold the pipe open: it is not waited for.
  read -r -t 2 -u 6 _ || true
  rm -rf "$memory"
  record "$code" exited
}

ended() {
  rm -rf "$memory"
  if [[ -s $job/exit-code ]]; then return; fi
  # Cut off by a shutdown, not ended: no result, so that it runs again.
  if [[ $(systemctl is-system-running) == stopping ]]; then return; fi
  case ${SERVICE_RESULT:-} in
    timeout) record 124 timeout ;;
    oom-kill) record 137 oom-kill ;;
    *) record 143 "killed-${EXIT_STATUS:-unknown}" ;;
  esac
}

case $what in
  run) run ;;
  ended) ended ;;
esac
