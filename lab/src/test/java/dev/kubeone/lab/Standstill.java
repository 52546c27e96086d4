package dev.kubeone.lab;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** What the programs of a test and its hosts are doing, for the message of a test that waited in vain. */
final class Standstill {
    private static final String JCMD =
            Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();

    private Standstill() {}

    static String report() {
        return threads() + processes();
    }

    /** Our own frames only: a JVM has dozens of threads that wait for work. */
    private static String threads() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info()
                        .command()
                        .filter(it -> it.endsWith("/java"))
                        .isPresent())
                .map(process -> Program.run(Map.of(), JCMD, Long.toString(process.pid()), "Thread.print")
                        .output())
                .flatMap(dump -> Arrays.stream(dump.split("\n\n")))
                .filter(thread -> thread.contains("at dev.kubeone."))
                .collect(Collectors.joining("\n\n", "\nThreads:\n", "\n"));
    }

    private static String processes() {
        return Program.run(Map.of(), "docker", "ps", "--format", "{{.Names}}")
                .output()
                .lines()
                .filter(name -> name.startsWith(LabHosts.PREFIX))
                .map(name -> name + "\n"
                        + Program.run(
                                        Map.of(),
                                        "docker",
                                        "top",
                                        name,
                                        "-eo",
                                        "pid,ppid,etimes,stat,wchan:20,args",
                                        "--cols",
                                        "180")
                                .output())
                .collect(Collectors.joining("\n", "\nProcesses:\n", "\n"));
    }
}
