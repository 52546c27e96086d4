package dev.kubeone.model.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.model.secret.SecretRef.Source;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretRefTest {
    @ParameterizedTest
    @CsvSource({"env:NAME_1, ENV, NAME_1", "file:/etc/a b, FILE, /etc/a b", "sealed:AAEC_-==, SEALED, AAEC_-=="})
    void aReferenceIsParsedAndWrittenBack(String text, Source source, String value) {
        assertThat(SecretRef.parse(text)).contains(new SecretRef(source, value));
        assertThat(new SecretRef(source, value).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hunter2",
                "env:",
                "env:1A",
                "env:A B",
                "ENV:A",
                "file:",
                "file: ",
                "file:a\nb",
                "sealed:",
                "sealed:ä"
            })
    void anythingElseMayBeTheSecretItself(String text) {
        assertThat(SecretRef.parse(text)).isEmpty();
    }
}
