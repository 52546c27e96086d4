package dev.kubeone.worker;

import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.sealing.SealingException;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The worker process: polls until it is told to end, then lets running steps hand over and ends. */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final int CONFIGURATION = 15;

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length > 0) {
            System.err.println("kubeone-worker takes no arguments; it is configured by its environment, see the docs");
            System.exit(2);
        }
        try {
            var config = WorkerConfig.from(System.getenv());
            var wiring = Wiring.from(config, System.getenv());
            wiring.start(config);
            Runtime.getRuntime().addShutdownHook(new Thread(wiring::close, "shutdown"));
        } catch (OperatorException e) {
            LOG.error(e.getMessage());
            System.exit(e.failure().kind().exitCode());
        } catch (SealingException e) {
            LOG.error("worker configuration: {}", e.getMessage());
            System.exit(CONFIGURATION);
        } catch (IllegalArgumentException e) {
            LOG.error("worker configuration: {}", e.getMessage());
            System.exit(CONFIGURATION);
        }
        new CountDownLatch(1).await();
    }
}
