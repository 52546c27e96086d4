#!/usr/bin/env bash
# Purpose: start a job, or attach to it, or report its recorded result, and stream its output.
# Inputs:  JOB_ID JOB_NAME JOB_SCOPE JOB_FENCE JOB_TIMEOUT as in the Job record,
#          JOB_SCRIPT JOB_ENV JOB_UNIT the texts to start it with,
#          JOB_ATTEMPT JOB_OFFSET how far the client has read before (0 0: nothing),
#          stdin: the secrets when asked for, then a line every few seconds while the client lives.
# Effect:  the ledger /var/lib/kubeone and the unit kubeone-$JOB_ID.service. Prints one status
#          line (fenced, stopping, recorded or follow; before it perhaps secrets), then output,
#          ended by a line with the mark of the attempt. Ends when stdin does.
set -euo pipefail
umask 077

ledger=/var/lib/kubeone
job=$ledger/jobs/$JOB_ID
memory=/run/kubeone/$JOB_ID
unit=kubeone-$JOB_ID.service

enter() {
  exec 9>"$ledger/lock"
  if ! flock -w 30 9; then
    echo "the ledger $ledger is locked by another job start for more than 30 s" >&2
    exit 75
  fi
}

leave() { exec 9>&-; }

journal() { printf '%s %s %s %s %s\n' "$(date +%s%3N)" "$1" "$JOB_ID" "$attempt" "$2" >>"$ledger/journal"; }

# A smaller number than the one seen in the scope means: the asking worker was replaced.
check_fence() {
  local seen=0
  if [[ -s $ledger/fences/$JOB_SCOPE ]]; then seen=$(<"$ledger/fences/$JOB_SCOPE"); fi
  if ((JOB_FENCE < seen)); then
    echo "fenced $seen"
    exit 0
  fi
  if ((JOB_FENCE > seen)); then
    echo "$JOB_FENCE" >"$ledger/fences/.new"
    mv "$ledger/fences/.new" "$ledger/fences/$JOB_SCOPE"
  fi
}

unit_is_there() {
  case $(systemctl show --property=ActiveState --value "$unit") in
    inactive | failed) return 1 ;;
  esac
}

# Sets state to new, running, succeeded, failed or cut; attempt to the last one.
look() {
  state=new
  attempt=0
  if [[ ! -s $job/attempt ]]; then return; fi
  attempt=$(<"$job/attempt")
  if [[ -s $job/exit-code ]]; then
    if [[ $(<"$job/exit-code") == 0 ]]; then state=succeeded; else state=failed; fi
  elif [[ -s $job/boot-id && $(<"$job/boot-id") == "$boot" ]] && unit_is_there; then
    state=running
  elif [[ -s $job/exit-code ]]; then
    look # it ended between the two questions
  else
    state='cut'
  fi
}

archive() {
  local old=$job/attempts/$attempt file files=()
  if [[ $state == cut ]]; then journal end cut; fi
  mkdir -p "$old"
  for file in script.sh env output.log boot-id started ended result exit-code; do
    if [[ -e $job/$file ]]; then files+=("$job/$file"); fi
  done
  if ((${#files[@]})); then mv "${files[@]}" "$old/"; fi
  rm -rf "$memory" "$job/attempts/$((attempt - 10))"
}

leave_if_stopping() {
  if [[ $(systemctl is-system-running) == stopping ]]; then
    echo stopping
    exit 0
  fi
}

# Killed attempts leave their unit behind for moments.
wait_until_unit_is_gone() {
  local deadline=$((SECONDS + 30))
  while unit_is_there; do
    if ((SECONDS > deadline)); then
      echo "the unit $unit of the attempt before does not end" >&2
      exit 75
    fi
    sleep 0.05
  done
  systemctl reset-failed "$unit" 2>/dev/null || true
}

start() {
  if ((attempt > 0)); then
    archive
    wait_until_unit_is_gone
  fi
  attempt=$((attempt + 1))
  mkdir -p "$job"
  echo "$attempt" >"$job/attempt.new"
  mv "$job/attempt.new" "$job/attempt"
  printf '%s' "$JOB_SCRIPT" >"$job/script.sh"
  printf '%s' "$JOB_ENV" >"$job/env"
  printf '%s' "$JOB_UNIT" >"$job/unit.sh"
  cat /proc/sys/kernel/random/uuid >"$job/mark"
  echo "$JOB_NAME" >"$job/name"
  date +%s%3N >"$job/started"
  : >"$job/output.log"
  if [[ -n $secret_env ]]; then
    mkdir -p "$memory"
    printf '%s' "$secret_env" >"$memory/env"
    printf '%s' "$secret_sed" >"$memory/redact.sed"
  fi
  journal start -
  echo "$boot" >"$job/boot-id"
  if ! systemd-run --quiet --collect --unit="$unit" --description="KubeOne $JOB_NAME" \
    --property=RuntimeMaxSec="$JOB_TIMEOUT" --property=TimeoutStopSec=10 --property=TasksMax=infinity \
    --property="ExecStopPost=/bin/bash $job/unit.sh ended $JOB_ID" \
    /bin/bash "$job/unit.sh" run "$JOB_ID" </dev/null; then
    leave_if_stopping
    echo "systemd did not start the unit $unit" >&2
    exit 75
  fi
}

# What failed while the client followed it is its result; what failed before is tried again.
must_start() { [[ $state == new || $state == cut || ($state == failed && $attempt != "$JOB_ATTEMPT") ]]; }

ask_for_secrets() {
  local env_bytes sed_bytes
  echo secrets
  if ! read -r -t 900 env_bytes sed_bytes; then
    echo "the client left before it sent the secrets" >&2
    exit 75
  fi
  # The x keeps trailing newlines.
  secret_env=$(head -c "$env_bytes" && echo x)
  secret_env=${secret_env%x}
  secret_sed=$(head -c "$sed_bytes" && echo x)
  secret_sed=${secret_sed%x}
}

# Jobs of long ago, and the oldest half of a long journal.
forget_old() {
  exec 9>"$ledger/lock"
  flock 9
  find "$ledger/jobs" -mindepth 1 -maxdepth 1 -mtime +14 -exec rm -rf {} +
  if [[ -n $(find "$ledger/journal" -size +4M) ]]; then
    tail -c 2M "$ledger/journal" | sed 1d >"$ledger/journal.new"
    mv "$ledger/journal.new" "$ledger/journal"
  fi
}

print_end() {
  printf '\n\001%s %s %s %s %s\n' "$(<"$job/mark")" "$(<"$job/exit-code")" \
    "$(<"$job/started")" "$(<"$job/ended")" "$(<"$job/result")"
}

# The client ends this by closing stdin as soon as it has read the end of the output.
follow() {
  local offset=$JOB_OFFSET status overdue=0
  if ((attempt != JOB_ATTEMPT)); then offset=0; fi
  echo "follow $attempt $offset $(<"$job/mark")"
  tail -f -s 0.05 -c "+$((offset + 1))" "$job/output.log" &
  # shellcheck disable=SC2064
  trap "kill $! 2>/dev/null || true" EXIT
  while true; do
    status=0
    read -r -t 45 _ || status=$?
    if ((status)); then exit 0; fi
    if [[ -s $job/exit-code ]]; then
      # The log lacks its end where the disk was full.
      if ! tail -c 4096 "$job/output.log" | grep -qF "$(<"$job/mark")"; then
        print_end
      elif ((++overdue > 1)); then
        exit 0 # what reads the log to the client has died: the client comes again and goes on where it was
      fi
    elif ! unit_is_there && [[ ! -s $job/exit-code ]]; then
      printf '\n\001%s lost 0 0 lost\n' "$(<"$job/mark")"
    fi
  done
}

report() {
  echo "recorded $attempt 0 $(<"$job/mark")"
  tail -n 41 "$job/output.log"
  print_end
}

secret_env=
secret_sed=
boot=$(</proc/sys/kernel/random/boot_id)
mkdir -p "$ledger/jobs" "$ledger/fences" /run/kubeone
enter
check_fence
look
if must_start; then
  if [[ $state == cut ]]; then leave_if_stopping; fi
  # Nobody waits for the lock while the client gathers its secrets; so look again after it.
  leave
  ask_for_secrets
  enter
  check_fence
  look
  if must_start; then
    start
    state=running
    forget_old 9>&- >/dev/null 2>&1 </dev/null &
  fi
fi
leave
secret_env=
secret_sed=
if [[ $state == succeeded && $attempt != "$JOB_ATTEMPT" ]]; then report; else follow; fi
