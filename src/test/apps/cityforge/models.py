"""All models, in the order in which one needs another."""

from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


def number():
    return db.Column(db.Integer, primary_key=True)


def text(**options):
    return db.Column(db.String(200), nullable=False, **options)


def ref(table):
    return db.Column(db.Integer, db.ForeignKey(f"{table}.id"), nullable=False)


card_tags = db.Table(
    "card_tags",
    db.Column("card_id", db.ForeignKey("cards.id"), primary_key=True),
    db.Column("tag_id", db.ForeignKey("tags.id"), primary_key=True),
)


class User(db.Model):
    __tablename__ = "users"
    id, email, name, password_hash = number(), text(unique=True), text(), text()
    created_at = db.Column(db.DateTime, nullable=False, server_default=db.func.now())


class Tag(db.Model):
    __tablename__ = "tags"
    id, name = number(), text(unique=True)


class Card(db.Model):
    __tablename__ = "cards"
    id, name, created_by = number(), text(), ref("users")
    email, image = db.Column(db.String(200)), db.Column(db.String(200))
    tags = db.relationship(Tag, secondary=card_tags)


class CardSubmission(db.Model):
    __tablename__ = "card_submissions"
    id, name, submitted_by = number(), text(), ref("users")


class CardModification(db.Model):
    __tablename__ = "card_modifications"
    id, card_id, changed_by, description = number(), ref("cards"), ref("users"), text()


class Review(db.Model):
    __tablename__ = "reviews"
    id, card_id, user_id, comment = number(), ref("cards"), ref("users"), text()


class ResourceCategory(db.Model):
    __tablename__ = "resource_categories"
    id, name = number(), text()


class ResourceItem(db.Model):
    __tablename__ = "resource_items"
    id, category_id, title = number(), ref("resource_categories"), text()


class QuickAccessItem(db.Model):
    __tablename__ = "quick_access_items"
    id, title, phone = number(), text(), text()


class ResourceConfig(db.Model):
    __tablename__ = "resource_config"
    id, key, value = number(), text(unique=True), text()


class ForumCategory(db.Model):
    __tablename__ = "forum_categories"
    id, name = number(), text()


class ForumCategoryRequest(db.Model):
    __tablename__ = "forum_category_requests"
    id, name, requested_by = number(), text(), ref("users")


class ForumThread(db.Model):
    __tablename__ = "forum_threads"
    id, category_id, created_by, title = number(), ref("forum_categories"), ref("users"), text()


class ForumPost(db.Model):
    __tablename__ = "forum_posts"
    id, thread_id, created_by, content = number(), ref("forum_threads"), ref("users"), text()


class ForumReport(db.Model):
    __tablename__ = "forum_reports"
    id, post_id, reported_by, reason = number(), ref("forum_posts"), ref("users"), text()


class HelpWantedPost(db.Model):
    __tablename__ = "help_wanted_posts"
    id, created_by, title = number(), ref("users"), text()


class HelpWantedComment(db.Model):
    __tablename__ = "help_wanted_comments"
    id, post_id, created_by, content = number(), ref("help_wanted_posts"), ref("users"), text()


class HelpWantedReport(db.Model):
    __tablename__ = "help_wanted_reports"
    id, post_id, reported_by, reason = number(), ref("help_wanted_posts"), ref("users"), text()


class IndexingJob(db.Model):
    __tablename__ = "indexing_jobs"
    id, item_id, status = number(), ref("resource_items"), text()


class TokenBlacklist(db.Model):
    __tablename__ = "token_blacklist"
    id, user_id, jti = number(), ref("users"), text()


MODELS = {each.__name__: each for each in db.Model.__subclasses__()}
