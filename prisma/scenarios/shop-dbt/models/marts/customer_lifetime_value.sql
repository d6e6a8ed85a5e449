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
)

select
    customers.customer_id,
    customers.customer_name,
    customers.country,
    customers.first_order_date,
    customers.order_count,
    coalesce(orders.lifetime_value, 0) as lifetime_value,
    coalesce(orders.lifetime_margin, 0) as lifetime_margin,
    orders.average_order_value
from customers
left join orders on customers.customer_id = orders.customer_id
