with customers as (
    select customer_id, customer_name, country, first_order_date, order_count
    from {{ ref('dim_customers') }}
),

orders as (
    select
        customer_id,
        sum(order_amount) as lifetime_value,
        sum(margin_amount) as lifetime_margin,
        avg(order_amount) as average_order_value
    from {{ ref('fct_orders') }}
    where order_status <> 'cancelled'
    group by customer_id
),

refunds as (
    select
        placed.customer_id,
        sum(payments.refunded_amount) as refunded_amount
    from {{ ref('fct_orders') }} as placed
    inner join {{ ref('int_order_payments') }} as payments on placed.order_id = payments.order_id
    group by placed.customer_id
)

select
    customers.customer_id,
    customers.customer_name,
    customers.country,
    customers.first_order_date,
    customers.order_count,
    coalesce(orders.lifetime_value, 0) as lifetime_value,
    coalesce(orders.lifetime_margin, 0) as lifetime_margin,
    orders.average_order_value,
    coalesce(refunds.refunded_amount, 0) as refunded_amount
from customers
left join orders on customers.customer_id = orders.customer_id
left join refunds on customers.customer_id = refunds.customer_id
