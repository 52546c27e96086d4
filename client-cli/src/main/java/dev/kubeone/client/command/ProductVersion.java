package dev.kubeone.client.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into this program. */
final class ProductVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {RootCommand.NAME + " " + text()};
    }

    static String text() {
        var properties = new Properties();
        try (var file = ProductVersion.class.getResourceAsStream("version.properties")) {
            properties.load(file);
        } catch (IOException cause) {
            throw new UncheckedIOException("the program's own version cannot be read", cause);
        }
        return properties.getProperty("version");
    }
}
