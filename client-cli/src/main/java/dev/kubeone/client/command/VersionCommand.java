package dev.kubeone.client.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Tells the version. */
@Command(name = "version", description = "Tells this program's version. Asks no server.")
final class VersionCommand implements Callable<Integer> {
    @ParentCommand
    private RootCommand root;

    @Mixin
    private OutputOption output;

    @Override
    public Integer call() {
        var facts = new LinkedHashMap<String, String>();
        facts.put("version", ProductVersion.text());
        facts.put("java", Runtime.version().toString());
        var line = RootCommand.NAME + " " + facts.get("version") + " (Java " + facts.get("java") + ")";
        output.screen(root).answer(facts, List.of(line));
        return 0;
    }
}
