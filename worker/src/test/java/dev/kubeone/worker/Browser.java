package dev.kubeone.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/** A headless Chromium with one page, told what to do over its DevTools protocol, in real time. */
final class Browser implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on (ws://\\S+)");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Alone on the machine and quiet: it asks nobody but the page. */
    private static final List<String> ALWAYS = List.of(
            PROGRAM.toString(),
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--window-size=1600,1600",
            "--remote-debugging-port=0");

    private final Process process;
    private final Answers answers = new Answers();
    private final WebSocket socket;
    private final String session;
    private int asked;

    private Browser(Path folder) {
        var log = folder.resolve("browser.log");
        var command = new ArrayList<>(ALWAYS);
        command.add("--user-data-dir=" + folder.resolve("profile"));
        process = Processes.start(log, Map.of(), command.toArray(String[]::new));
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address(log)), answers)
                .join();
        var page = ask("", "Target.createTarget", Map.of("url", "about:blank"));
        var attached = ask(
                "",
                "Target.attachToTarget",
                Map.of("targetId", page.path("targetId").asText(), "flatten", true));
        session = attached.path("sessionId").asText();
    }

    /** The browser, or the test is skipped, saying so where nobody can miss it. */
    static Browser in(Path folder) {
        if (!Files.isExecutable(PROGRAM)) {
            var message = "SKIPPED: there is no " + PROGRAM + "; nobody has looked at the Web UI";
            System.err.println("\n*** " + message + " ***\n");
            Assumptions.abort(message);
        }
        return new Browser(folder);
    }

    private static String address(Path log) {
        var found = new String[1];
        Awaitility.await("the browser").atMost(PATIENCE).until(() -> {
            var matcher = LISTENING.matcher(Files.readString(log));
            if (matcher.find()) {
                found[0] = matcher.group(1);
            }
            return found[0] != null;
        });
        return found[0];
    }

    /** Opens a page and returns when all these words can be read on it. */
    void open(String url, String... words) {
        ask(session, "Page.navigate", Map.of("url", url));
        Awaitility.await(url + " with " + List.of(words))
                .atMost(PATIENCE)
                .until(() -> List.of(words).stream().allMatch(text()::contains));
    }

    /** What a person can read on the page; the Web UI shows Markdown in frames of their own. */
    String text() {
        var expression = """
                [document, ...Array.from(document.querySelectorAll('iframe'), frame => frame.contentDocument)]
                  .map(part => part && part.body ? part.body.innerText : '').join('\\n')""";
        return ask(session, "Runtime.evaluate", Map.of("expression", expression))
                .path("result")
                .path("value")
                .asText();
    }

    void picture(Path file) {
        var png = ask(session, "Page.captureScreenshot", Map.of("format", "png"));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, Base64.getDecoder().decode(png.path("data").asText()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode ask(String where, String method, Map<String, Object> parameters) {
        var id = ++asked;
        var question = JSON.createObjectNode().put("id", id).put("method", method);
        question.set("params", JSON.valueToTree(parameters));
        if (!where.isEmpty()) {
            question.put("sessionId", where);
        }
        socket.sendText(question.toString(), true).join();
        var answer = answers.to(id);
        if (answer.has("error")) {
            throw new AssertionError(method + ": " + answer.path("error"));
        }
        return answer.path("result");
    }

    @Override
    public void close() {
        socket.abort();
        Processes.kill(process);
    }

    /** What the browser says, put together from its parts. */
    private static final class Answers implements WebSocket.Listener {
        private final BlockingQueue<String> whole = new ArrayBlockingQueue<>(10_000);
        private final StringBuilder part = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                whole.add(part.toString());
                part.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }

        /** The answer with this id; events in between are of no interest. */
        JsonNode to(int id) {
            try {
                while (true) {
                    var said = whole.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                    if (said == null) {
                        throw new AssertionError("the browser does not answer");
                    }
                    var message = JSON.readTree(said);
                    if (message.path("id").asInt() == id) {
                        return message;
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
