package dev.kubeone.lab;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A test that needs real hosts; skipped, and loudly so, unless KUBEONE_LAB=1. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OnLabHosts.Condition.class)
@interface OnLabHosts {

    /** Says on standard error what is not tested. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if ("1".equals(System.getenv("KUBEONE_LAB"))) {
                return ConditionEvaluationResult.enabled("KUBEONE_LAB=1");
            }
            System.err.println("*** NOT TESTED ON REAL HOSTS: " + context.getDisplayName()
                    + ". Set KUBEONE_LAB=1 (needs Docker and the lab's mirror: lab/lab mirror), or run .ci/run.");
            return ConditionEvaluationResult.disabled("real hosts are not switched on: KUBEONE_LAB=1");
        }
    }
}
