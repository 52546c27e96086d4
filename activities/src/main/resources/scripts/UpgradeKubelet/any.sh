#!/usr/bin/env bash
# Purpose: let the kubelet that was installed run; appended to the script that installs it.
# Inputs:  those of the installing script
#          ENDS_STATIC_PODS   "true" where the new kubelet takes this host's static pods for other ones
# Effect:  kubelet restarted; pods that it does not take for other ones go on

# task <container>: the running task of a static pod's container, if there is one.
task() {
  local id
  for id in $(ctr -n k8s.io containers list -q "labels.\"io.kubernetes.container.name\"==$1,labels.\"io.kubernetes.pod.namespace\"==kube-system"); do
    ctr -n k8s.io tasks list | awk -v id="$id" '$1 == id && $3 == "RUNNING" {print $1}'
  done
}
ended() { [[ -z $(task "$1") ]]; }

# end <container> <seconds>: asks it to end, as its own kubelet would, and gives it time to.
end() {
  local id
  for id in $(task "$1"); do ctr -n k8s.io tasks kill --signal SIGTERM "$id" || true; done
  wait_until "$2" "$1 to end" ended "$1" || echo "kubeone: $1 did not end in time; the new kubelet ends it"
}

runs_new_program() {
  local process
  process=$(systemctl show --property MainPID --value kubelet)
  [[ $process -gt 0 && $(readlink "/proc/$process/exe") != *"(deleted)" ]]
}

systemctl daemon-reload
# A kubelet of another minor release computes other identities for the same static pods: it kills what it does not know
# after one second and starts its own. So they end before, in the order in which nobody misses them: the API server says
# that it is not ready, goes on answering until balancers have seen it, and needs etcd until then.
if [[ ${ENDS_STATIC_PODS:-false} == true ]] && ! runs_new_program; then
  systemctl stop kubelet
  end kube-apiserver 30
  for component in kube-controller-manager kube-scheduler etcd; do end "$component" 30; done
fi
systemctl restart kubelet
healthy() { [[ $(curl -s --max-time 2 http://127.0.0.1:10248/healthz) == ok ]]; }
wait_until 120 "the kubelet" healthy ||
  fail "the kubelet $KUBERNETES_VERSION does not become healthy" "look at its log: journalctl -u kubelet"
changed "kubelet restarted"
