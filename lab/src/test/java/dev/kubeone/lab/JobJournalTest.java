package dev.kubeone.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JobJournalTest {

    @Test
    void aJobThatWasCutMayStartAgain() {
        var journal = JobJournal.parse("1 start a 1 -\n2 end a 1 cut\n3 start a 2 -\n4 end a 2 0\n");

        assertThat(journal.finishedAndStartedAgain()).isEmpty();
        assertThat(journal.finished("a")).isEqualTo(1);
    }

    @Test
    void aFinishedJobThatStartsAgainIsFound() {
        var journal = JobJournal.parse("1 start a 1 -\n2 end a 1 0\n3 start b 1 -\n4 start a 2 -\n5 end a 2 0\n");

        assertThat(journal.finishedAndStartedAgain()).containsExactly("a");
    }
}
