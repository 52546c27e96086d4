package dev.kubeone.hosts.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobStreamTest implements JobStream.Events {
    private final List<String> heard = new ArrayList<>();
    private final JobStream stream = new JobStream(this);

    @Override
    public void secretsWanted() {
        heard.add("secrets");
    }

    @Override
    public void fenced(String seen) {
        heard.add("fenced " + seen);
    }

    @Override
    public void stopping() {
        heard.add("stopping");
    }

    @Override
    public void follows(int attempt, long offset, boolean recorded) {
        heard.add("follows " + attempt + " " + offset + " " + recorded);
    }

    @Override
    public void line(String line, long end) {
        heard.add(line + "@" + end);
    }

    @Override
    public void ended(JobStream.End end) {
        heard.add(end.toString());
    }

    private void feed(String text) {
        stream.feed(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsAJobFromStartToEnd() {
        feed("Welcome to this host!\nkubeone-ready\nsecrets\nfollow 1 0 m-1\none\ntwo\n\001m-1 0 5 9 exited\nmore\n");

        assertThat(heard)
                .containsExactly(
                        "secrets",
                        "follows 1 0 false",
                        "one@4",
                        "two@8",
                        "End[exitCode=0, started=5, ended=9, result=exited]");
        assertThat(stream.isOver()).isTrue();
    }

    @Test
    void doesNotCareHowTheBytesAreCut() {
        for (char one : "kubeone-ready\nfollow 2 7 m\nschön\nlast\001m 3 5 9 exited\n".toCharArray()) {
            if (one < 128) {
                feed(String.valueOf(one));
            } else {
                for (byte half : String.valueOf(one).getBytes(StandardCharsets.UTF_8)) {
                    stream.feed(new byte[] {half});
                }
            }
        }

        assertThat(heard)
                .startsWith("follows 2 7 false", "schön@14")
                .endsWith("End[exitCode=3, started=5, ended=9, result=exited]");
        assertThat(heard.get(2)).startsWith("last@");
    }

    @Test
    void takesTheMarkOfAnotherAttemptForOutput() {
        feed("kubeone-ready\nfollow 2 0 m-2\n\001m-1 0 5 9 exited\n");

        assertThat(stream.isOver()).isFalse();
    }

    @Test
    void cutsEndlessLines() {
        feed("kubeone-ready\nfollow 1 0 m\n" + "x".repeat(40_000) + "\n");

        assertThat(heard).hasSize(4);
        assertThat(heard.get(3)).endsWith("@40001");
    }

    @Test
    void showsWhatATerminalWouldShow() {
        feed("kubeone-ready\nfollow 1 0 m\n10%\r50%\r100%\r\n\u001b[31mred\u001b[0m\u0007\n");

        assertThat(heard).containsExactly("follows 1 0 false", "100%@14", "red@28");
    }

    @Test
    void isFenced() {
        feed("kubeone-ready\nfenced 7\n");

        assertThat(heard).containsExactly("fenced 7");
        assertThat(stream.isOver()).isTrue();
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatIllegalStateException().isThrownBy(() -> feed("kubeone-ready\nhello\n"));
    }
}
