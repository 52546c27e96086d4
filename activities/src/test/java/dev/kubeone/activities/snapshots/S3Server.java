package dev.kubeone.activities.snapshots;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobApiMetadata;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.domain.StorageMetadata;
import org.jclouds.blobstore.options.ListContainerOptions;

/** A server of the S3 protocol in this process, with one bucket that lies in a folder. */
final class S3Server {
    static final String BUCKET = "snapshots";
    static final String ID = "worker";
    static final String SECRET = "marker-of-the-store-s-secret";

    private final BlobStoreContext context;
    private final S3Proxy server;

    S3Server(Path folder) throws Exception {
        var place = new Properties();
        place.setProperty("jclouds.filesystem.basedir", folder.toString());
        context = ContextBuilder.newBuilder(new FilesystemNio2BlobApiMetadata())
                .credentials("", "")
                .overrides(place)
                .build(BlobStoreContext.class);
        blobs().createContainerInLocation(null, BUCKET);
        server = S3Proxy.builder()
                .blobStore(blobs())
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ID, SECRET)
                .ignoreUnknownHeaders(true) // it stores as it is told, and does not encrypt
                .build();
        server.start();
    }

    int port() {
        return server.getPort();
    }

    BlobStore blobs() {
        return context.getBlobStore();
    }

    List<String> keys(String prefix) {
        return blobs().list(BUCKET, ListContainerOptions.Builder.prefix(prefix).recursive()).stream()
                .map(StorageMetadata::getName)
                .toList();
    }

    /** How many uploads have begun and not ended. */
    int unfinished() {
        return blobs().listMultipartUploads(BUCKET).size();
    }

    void stop() throws Exception {
        server.stop();
        context.close();
    }
}
