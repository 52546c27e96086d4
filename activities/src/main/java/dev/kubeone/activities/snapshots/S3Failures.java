package dev.kubeone.activities.snapshots;

import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import java.io.IOException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What an operator reads when the store cannot be used. */
final class S3Failures {
    private static final int LONGEST = 300;

    private final S3Options options;

    S3Failures(S3Options options) {
        this.options = options;
    }

    /** The store has answered, and refuses. */
    OperatorException refused(String what, AwsServiceException e) {
        var code = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
        var status = e.statusCode();
        if ("NoSuchBucket".equals(code)) {
            return failure(
                    FailureKind.RUNTIME,
                    what,
                    "there is no bucket " + options.bucket(),
                    "make it, or correct KUBEONE_SNAPSHOTS and start the worker anew; then retry",
                    e);
        }
        if (status == 401 || status == 403) {
            return failure(
                    FailureKind.CREDENTIALS,
                    what,
                    "the store does not accept the worker's credentials for this: " + said(e),
                    "look at the worker's AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (or its profile or role) and at"
                            + " the bucket's policy, start the worker anew if they change; then retry",
                    e);
        }
        if (status == 301 || status == 307 || "AuthorizationHeaderMalformed".equals(code)) {
            return failure(
                    FailureKind.RUNTIME,
                    what,
                    "the bucket is in another region: " + said(e),
                    "name it in the worker's AWS_REGION and start the worker anew; then retry",
                    e);
        }
        if (status == 501 && options.algorithm().isPresent()) {
            return failure(
                    FailureKind.RUNTIME,
                    what,
                    "the store cannot encrypt with " + options.encryption() + ": " + said(e),
                    "unset KUBEONE_SNAPSHOTS_ENCRYPTION if the store encrypts by itself, and start the worker anew;"
                            + " then retry",
                    e);
        }
        return failure(FailureKind.RUNTIME, what, said(e), "look at the store, then retry", e);
    }

    /** Nothing came back, or nothing could be asked. */
    OperatorException unreached(String what, SdkClientException e) {
        var why = String.valueOf(e.getMessage());
        if (why.contains("Unable to load credentials")) {
            return failure(
                    FailureKind.CREDENTIALS,
                    what,
                    "the worker has no credentials for it",
                    "give the worker AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a profile or a role, and start it"
                            + " anew; then retry",
                    e);
        }
        if (why.contains("Unable to load region")) {
            return failure(
                    FailureKind.RUNTIME,
                    what,
                    "no region is known",
                    "name it in the worker's AWS_REGION, or the store's address in KUBEONE_SNAPSHOTS_ENDPOINT, and"
                            + " start the worker anew; then retry",
                    e);
        }
        return broken(what, e, why);
    }

    OperatorException broken(String what, IOException e) {
        return broken(what, e, String.valueOf(e.getMessage()));
    }

    private OperatorException broken(String what, Exception e, String why) {
        return failure(
                FailureKind.RUNTIME,
                what,
                "the store cannot be reached, or the connection broke: " + shown(why),
                "look at the store and at the network between it and the worker, then retry",
                e);
    }

    private OperatorException failure(FailureKind kind, String what, String why, String next, Exception cause) {
        return new OperatorException(new Failure(kind, what, options.where(), why, next), cause);
    }

    /** The store's own code and sentence; its whole answer may repeat what we sent. */
    private static String said(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        var status = "HTTP " + e.statusCode();
        if (details == null || details.errorCode() == null) {
            return status;
        }
        var message =
                details.errorMessage() == null || details.errorMessage().isBlank() ? "" : ": " + details.errorMessage();
        return shown(status + " " + details.errorCode() + message);
    }

    private static String shown(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
