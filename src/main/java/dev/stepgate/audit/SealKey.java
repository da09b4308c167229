package dev.stepgate.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stepgate.support.Digests;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.FileFaults;
import dev.stepgate.support.UserError;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.EnumSet;
import java.util.Set;

/** The key pair that seals logs; it lies outside the folder of the logs. */
public final class SealKey {
  private static final String PRIVATE = "PRIVATE KEY";
  private static final String PUBLIC = "PUBLIC KEY";
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final PrivateKey privateKey;
  private final PublicKey publicKey;

  private SealKey(PrivateKey privateKey, PublicKey publicKey) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
  }

  /** {@code <home>/.stepgate/keys}. */
  public static Path folder(Path home) {
    return home.resolve(".stepgate").resolve("keys");
  }

  /** {@code <home>/.stepgate/keys/seal.pub}. */
  public static Path publicFile(Path home) {
    return folder(home).resolve("seal.pub");
  }

  /** The key of this home, made if there is none; two processes that start at once get the same. */
  public static SealKey of(Path home) {
    Path folder = folder(home);
    try {
      if (!Files.exists(folder.resolve("seal.key"))) {
        create(folder);
      }
      return load(folder);
    } catch (IOException failed) {
      throw unusable(folder, reason(failed)).causedBy(failed);
    }
  }

  /** A public key as a PEM file, for those who only verify. */
  public static PublicKey readPublic(Path file) {
    try {
      byte[] der = Pem.decode(PUBLIC, Files.readString(file));
      return KeyFactory.getInstance(Seal.ALGORITHM).generatePublic(new X509EncodedKeySpec(der));
    } catch (IOException failed) {
      throw unusable(file, reason(failed)).causedBy(failed);
    } catch (GeneralSecurityException | IllegalArgumentException wrong) {
      throw unusable(file, "it is not an Ed25519 public key").causedBy(wrong);
    }
  }

  /** SHA-256 of the key's DER form, as {@code openssl pkey -pubin -outform DER | sha256sum}. */
  public static String fingerprint(PublicKey key) {
    return Digests.sha256(key.getEncoded());
  }

  public PublicKey publicKey() {
    return publicKey;
  }

  public String publicPem() {
    return Pem.encode(PUBLIC, publicKey.getEncoded());
  }

  public String fingerprint() {
    return fingerprint(publicKey);
  }

  /** The Ed25519 signature over these bytes. */
  public byte[] sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance(Seal.ALGORITHM);
      signature.initSign(privateKey);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static void create(Path folder) throws IOException {
    Path parent = folder.getParent();
    PrivateFiles.createFolders(parent);
    Path fresh = PrivateFiles.temporaryFolder(parent, "keys-");
    KeyPair pair = generate();
    Path key = fresh.resolve("seal.key");
    Path pub = fresh.resolve("seal.pub");
    PrivateFiles.write(key, pem(PRIVATE, pair.getPrivate().getEncoded()));
    PrivateFiles.write(pub, pem(PUBLIC, pair.getPublic().getEncoded()));
    PrivateFiles.force(fresh);
    try {
      Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
      PrivateFiles.force(parent);
    } catch (FileSystemException otherWasFirst) {
      Files.delete(key);
      Files.delete(pub);
      Files.delete(fresh);
      if (!Files.exists(folder.resolve("seal.key"))) {
        throw otherWasFirst;
      }
    }
  }

  private static SealKey load(Path folder) throws IOException {
    Path key = folder.resolve("seal.key");
    if (!OWNER.containsAll(Files.getPosixFilePermissions(key))) {
      throw new UserError(
          ExitCode.REFUSED,
          "the seal key " + key + " may be read by others",
          "Type chmod 600 " + key + ", and ask yourself who has read it.");
    }
    SealKey loaded = new SealKey(readPrivate(key), readPublic(folder.resolve("seal.pub")));
    byte[] probe = "stepgate".getBytes(UTF_8);
    if (!Seal.verifies(loaded.publicKey, probe, loaded.sign(probe))) {
      throw unusable(folder, "seal.key and seal.pub do not belong together");
    }
    return loaded;
  }

  private static PrivateKey readPrivate(Path file) throws IOException {
    try {
      byte[] der = Pem.decode(PRIVATE, Files.readString(file));
      return KeyFactory.getInstance(Seal.ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (GeneralSecurityException | IllegalArgumentException wrong) {
      throw unusable(file, "it is not an Ed25519 private key").causedBy(wrong);
    }
  }

  private static KeyPair generate() {
    try {
      return KeyPairGenerator.getInstance(Seal.ALGORITHM).generateKeyPair();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static byte[] pem(String type, byte[] der) {
    return Pem.encode(type, der).getBytes(UTF_8);
  }

  private static UserError unusable(Path path, String why) {
    return new UserError(
        ExitCode.REFUSED,
        "the seal key " + path + " cannot be used: " + why,
        "Put the key pair back; with seal.key alone, openssl pkey -in seal.key -pubout"
            + " -out seal.pub makes the other half.");
  }

  private static String reason(IOException failed) {
    return FileFaults.describe(failed);
  }
}
