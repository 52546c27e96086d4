package dev.kubeone.client.text;

import dev.kubeone.client.Golden;
import dev.kubeone.client.SampleRehearsals;
import dev.kubeone.client.console.Ink;
import org.junit.jupiter.api.Test;

final class RehearsalTextTest {
    @Test
    void aRehearsalTellsOrderWaitsQuestionsAndHowLong() {
        Golden.check("rehearsal.txt", RehearsalText.lines(SampleRehearsals.eventful(), true, Ink.PLAIN));
    }

    @Test
    void aRefusedRehearsalTellsWhy() {
        Golden.check("rehearsal-refused.txt", RehearsalText.lines(SampleRehearsals.refused(), false, Ink.PLAIN));
    }
}
