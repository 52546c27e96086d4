package dev.kubeone.hosts.ssh;

import dev.kubeone.hosts.HostAddress;
import dev.kubeone.hosts.HostException;
import dev.kubeone.hosts.HostException.Kind;
import dev.kubeone.hosts.Redactor;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

/** The sentences of what can fail between us and a host. */
final class Failures {
    private Failures() {}

    /** {@code cp-1 (op@10.0.0.1:22)}. */
    static String where(HostAddress at) {
        return at.name() + " (" + at.user() + "@" + at.host() + ":" + at.port() + ")";
    }

    static HostException unreachable(HostAddress at, String what, Throwable cause) {
        return of(
                Kind.UNREACHABLE,
                at,
                where(at) + " " + what + ": " + reason(cause) + ".",
                "Check that the host is up, that sshd listens on port " + at.port()
                        + " and that no firewall is in between; it is tried again.",
                cause);
    }

    static HostException broken(HostAddress at, String doing, Throwable cause) {
        return unreachable(at, "lost the connection while " + doing, cause);
    }

    /** The calling thread was interrupted; its flag is set again. */
    static HostException interrupted(HostAddress at, String doing, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return of(
                Kind.UNREACHABLE,
                at,
                "Waiting for " + where(at) + " was interrupted while " + doing + ".",
                "Nothing to do: what runs on the host goes on, and the next attempt finds it.",
                cause);
    }

    static HostException closed(HostAddress at) {
        return of(
                Kind.UNREACHABLE,
                at,
                "The sessions were closed, so " + where(at) + " is not asked any more.",
                "Nothing to do: the next attempt opens new ones.",
                null);
    }

    static HostException credentials(HostAddress at, String what, String next, Throwable cause) {
        return of(Kind.CREDENTIALS, at, "For " + where(at) + ": " + what + ".", next, cause);
    }

    static HostException of(Kind kind, HostAddress at, String message, String next, Throwable cause) {
        return new HostException(kind, at.name(), Redactor.ofPatterns().redact(message), next, cause);
    }

    static String reason(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return "the name " + cause.getMessage() + " cannot be resolved";
            }
            if (cause instanceof SocketTimeoutException) {
                return "no answer in time";
            }
            if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
                return cause.getMessage();
            }
        }
        var root = failure;
        while (root != null && root.getCause() != null) {
            root = root.getCause();
        }
        return root == null ? "no reason given" : text(root);
    }

    private static String text(Throwable root) {
        var message = root.getMessage();
        return message == null || message.isBlank() ? root.getClass().getSimpleName() : message;
    }
}
