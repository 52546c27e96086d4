/* The container that holds a pod's namespaces: waits, and reaps orphans. "pause -v" has to end:
   kubeadm upgrade runs it as the job that checks the cluster's health. */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
static void down(int signal) { (void)signal; _exit(0); }
static void reap(int signal) { (void)signal; while (waitpid(-1, NULL, WNOHANG) > 0) {} }
int main(int count, char **arguments) {
  if (count > 1 && strcmp(arguments[1], "-v") == 0) return puts("pause, lab") < 0;
  signal(SIGINT, down);
  signal(SIGTERM, down);
  signal(SIGCHLD, reap);
  for (;;) pause();
}
